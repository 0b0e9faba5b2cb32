package dev.tokenward.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.SweepBook;
import dev.tokenward.domain.SweepRecord;
import dev.tokenward.json.Json;
import dev.tokenward.workflow.Sweeps;
import java.util.TreeMap;

/** What Support Ops managers see of the sweep. */
final class SweepViews {

    /** A run; a dry one is kept nowhere, so it has no id. */
    ObjectNode of(SweepRecord run) {
        ObjectNode node = Json.object();
        if (run.dryRun()) {
            node.putNull("id");
        } else {
            node.put("id", run.id());
        }
        node.put("mode", run.mode())
                .put("dryRun", run.dryRun())
                .put("startedAt", run.startedAt().toString())
                .put("endedAt", run.endedAt().toString())
                .put("complete", run.leftOver().isEmpty())
                .put("leftOver", run.leftOver().orElse(null));
        ObjectNode counts = node.putObject("counts");
        new TreeMap<>(run.counts()).forEach(counts::put);
        var needs = node.putArray("needsPerson");
        run.needs()
                .forEach(need ->
                        needs.addObject()
                                .put("urgency", need.urgency())
                                .put("what", need.what())
                                .put("who", need.who()));
        ObjectNode notes = node.putObject("notes");
        new TreeMap<>(run.notes()).forEach(notes::put);
        return node;
    }

    private ObjectNode underWay(SweepRecord run) {
        ObjectNode node =
                Json.object()
                        .put("id", run.id())
                        .put("mode", run.mode())
                        .put("startedAt", run.startedAt().toString())
                        .put("asOf", run.endedAt().toString())
                        .put("doing", run.notes().get(SweepRecord.DOING));
        ObjectNode counts = node.putObject("counts");
        new TreeMap<>(run.counts()).forEach(counts::put);
        return node;
    }

    ObjectNode of(SweepBook.Ask ask) {
        ObjectNode node =
                Json.object()
                        .put("id", ask.id())
                        .put("askedAt", ask.askedAt().toString())
                        .put("most", ask.most())
                        .put("waiting", ask.waiting())
                        .put("endedBy", ask.endedBy().toString());
        ask.confirmed()
                .ifPresentOrElse(
                        yes ->
                                node.put("confirmedBy", yes.by().value())
                                        .put("confirmedAt", yes.at().toString()),
                        () -> node.putNull("confirmedBy").putNull("confirmedAt"));
        return node;
    }

    /** A page of runs, with the one under way and what the last one asks. */
    ObjectNode of(ObjectNode page, Sweeps.Seen seen) {
        seen.underWay()
                .ifPresentOrElse(
                        run -> page.set("underWay", underWay(run)), () -> page.putNull("underWay"));
        seen.ask().ifPresentOrElse(ask -> page.set("asks", of(ask)), () -> page.putNull("asks"));
        return page;
    }
}
