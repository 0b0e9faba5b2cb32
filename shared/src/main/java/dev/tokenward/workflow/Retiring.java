package dev.tokenward.workflow;

import static dev.tokenward.domain.Dates.inWords;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Replacing;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.retirement.Phase;
import dev.tokenward.retirement.SideBySide;
import dev.tokenward.retirement.Subject;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The daily look at API tokens that are to be replaced: proposes the deletion of those whose client
 * is used while they are not. It deletes nothing.
 */
final class Retiring {
    /** What is missed so soon is worth a word to Support Ops now. */
    private static final int SOON = 14;

    private static final int MOST_NAMED = 5;

    private final World world;
    private final SweepRun run;
    private final Outlook.Rules rules;
    private final Instant now;

    Retiring(World world, SweepRun run, Outlook.Rules rules, Instant now) {
        this.world = world;
        this.run = run;
        this.rules = rules;
        this.now = now;
    }

    List<Outlook> look(Map<String, Found> rows, Map<String, Credential> records) {
        return new Outlooks(world, rules, now).of(rows, records);
    }

    /** Only after a complete look: half a view says nothing of what is not used. */
    void propose(List<Outlook> outlooks) {
        run.each(
                outlooks.stream()
                        .filter(o -> o.subject().found().replacement().isPresent())
                        .toList(),
                o -> o.subject().found().id(),
                this::follow);
        soonMissed(outlooks);
    }

    private void follow(Outlook o) {
        Found f = o.subject().found();
        boolean moved = o.besides().filter(SideBySide::moved).isPresent();
        if (f.deletionProposed() && !moved && o.phase() != Phase.TO_BE_DELETED) {
            settle(Replacing.withdrawProposal(f), Optional.empty());
            return;
        }
        if (o.phase() != Phase.REPLACED) {
            return;
        }
        SideBySide seen = o.besides().orElseThrow();
        if (!f.deletionProposed()) {
            settle(
                    Replacing.propose(f, o.subject().record(), evidence(o, seen), now),
                    Optional.of(Counted.DELETIONS_PROPOSED));
        }
        run.matter(
                new Matter(
                        "replaced:" + f.id(),
                        Matter.Urgency.SOON,
                        "The API token "
                                + Labels.of(label(o.subject()))
                                + " can go: "
                                + words(seen)
                                + " Nothing is deleted by itself.",
                        who(o.subject())));
    }

    private static String label(Subject s) {
        return s.record().map(Credential::name).orElse(s.found().label());
    }

    private static String words(SideBySide seen) {
        return "its OAuth client was last used on "
                + inWords(seen.clientUsedOn().orElseThrow())
                + ", and it "
                + seen.tokenUsedOn()
                        .map(day -> "was last used on " + inWords(day))
                        .orElse("never was")
                + " ("
                + seen.silentDays()
                + " days without use).";
    }

    private static String who(Subject s) {
        return s.record()
                .map(c ->
                        c.holder()
                                + ", or Support Ops: end it (POST /credentials/"
                                + c.id()
                                + "/revocation)")
                .orElse("Support Ops managers: " + Found.takenOut(s.found().id()));
    }

    private static Map<String, String> evidence(Outlook o, SideBySide seen) {
        Map<String, String> params = new TreeMap<>();
        params.put(
                "clientName", o.subject().successor().flatMap(Subject.Successor::name).orElse("?"));
        params.put("silentDays", Long.toString(seen.silentDays()));
        params.put("clientUsedOn", seen.clientUsedOn().orElseThrow().toString());
        seen.tokenUsedOn().ifPresent(day -> params.put("tokenUsedOn", day.toString()));
        return params;
    }

    /** Jobs that are about to find their token switched off: the silent way to lose one. */
    private void soonMissed(List<Outlook> outlooks) {
        var until = rules.policy().today(now).plusDays(SOON);
        List<Outlook> soon =
                outlooks.stream()
                        .filter(o -> o.phase().isLeft())
                        .filter(o ->
                                o.forecast().missed().filter(d -> !d.isAfter(until)).isPresent())
                        .toList();
        if (soon.isEmpty()) {
            return;
        }
        run.matter(
                new Matter(
                        "retirement:missed",
                        Matter.Urgency.SOON,
                        soon.size()
                                + (soon.size() == 1 ? " API token stops" : " API tokens stop")
                                + " before the next use that is expected: "
                                + String.join(
                                        " ",
                                        soon.stream()
                                                .limit(MOST_NAMED)
                                                .map(o ->
                                                        Labels.of(label(o.subject()))
                                                                + ": "
                                                                + o.forecast().words())
                                                .toList()),
                        "the owners, or Support Ops for them: use it before, have it replaced (GET"
                                + " /retirement, POST /credentials/{id}/replacement), or move its job"
                                + " to the client that is there"));
    }

    private void settle(Change<Found> change, Optional<String> counted) {
        if (run.dryRun()
                || world.store().commit(new Commit().found(change))
                        instanceof CommitResult.Committed) {
            counted.ifPresent(run::count);
        }
    }
}
