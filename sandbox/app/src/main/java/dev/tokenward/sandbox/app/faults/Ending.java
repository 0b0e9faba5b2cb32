package dev.tokenward.sandbox.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.gitlab.Note;
import dev.tokenward.sandbox.simulators.slack.Message;
import dev.tokenward.verifier.Finding;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold when everything is over. */
final class Ending {
    private final Rig rig;
    private final Set<String> ends;

    /**
     * @param ends where requests may stand, as {@code STATE} or {@code STATE/CREDENTIAL'S STATUS}
     */
    Ending(Rig rig, Set<String> ends) {
        this.rig = rig;
        this.ends = ends;
    }

    void check() {
        credentialsAreGone();
        requestsAreWhereTheyShouldBe();
        rig.watch.secretsNowhere();
        if (!rig.outside.othersUntouched()) {
            rig.watch.violated("a credential that is not Tokenward's was changed");
        }
        nobodyReadsTwice();
        issuesSayItOnce();
        auditIsWhole();
    }

    /** As an auditor proves it: exported, and checked by what shares no code with the store. */
    private void auditIsWhole() {
        try {
            Path export = Files.createTempFile("tokenward-audit-", ".jsonl");
            try {
                Files.writeString(export, rig.as("avery").text("/audit/export"));
                if (Verifier.verify(export, Set.of()) instanceof Outcome.Broken(Finding finding)) {
                    rig.watch.violated("the audit does not fit: " + finding);
                }
            } finally {
                Files.delete(export);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void credentialsAreGone() {
        for (Surroundings.Live left : rig.outside.made()) {
            rig.watch.violated(left.name() + " is still there after its end");
        }
        if (ends.stream().noneMatch(e -> e.contains("/")) && !rig.watch.nothingEverMade()) {
            rig.watch.violated("a credential was made without approval");
        }
        if (ends.equals(Set.of(Stories.DONE)) && !rig.watch.worked()) {
            rig.watch.violated("nobody was ever given a credential that works");
        }
    }

    private void requestsAreWhereTheyShouldBe() {
        Map<String, String> statuses = new HashMap<>();
        rig.as("quinn")
                .get("/credentials?view=all")
                .path("items")
                .forEach(c -> statuses.put(c.path("id").asText(), c.path("status").asText()));
        // the watch looks through every answer
        rig.as("quinn").getTable("/credentials?view=all");
        JsonNode requests = rig.as("quinn").get("/requests?view=all").path("items");
        if (requests.isEmpty()) {
            rig.watch.violated("the request is lost");
        }
        for (JsonNode request : requests) {
            String credential = request.path("credentialId").asText("");
            String state = request.path("state").asText();
            String end =
                    statuses.containsKey(credential)
                            ? state + "/" + statuses.get(credential)
                            : state;
            if (!ends.contains(end)) {
                rig.watch.violated("it ends as " + end + ": " + request);
            }
        }
    }

    private void nobodyReadsTwice() {
        for (String reader : Surroundings.READERS) {
            Set<String> seen = new HashSet<>();
            for (Message message : rig.outside.slack.inbox(reader)) {
                if (!message.deleted() && !seen.add(Watch.content(message))) {
                    rig.watch.violated(reader + " reads twice: " + message.text());
                }
            }
        }
    }

    private void issuesSayItOnce() {
        Set<String> seen = new HashSet<>();
        List<Note> notes = new ArrayList<>();
        for (long iid : rig.issues()) {
            notes.addAll(rig.outside.gitlab.notes(Surroundings.PROJECT, iid));
        }
        for (Note note : notes) {
            if (!note.system() && !seen.add(note.issueId() + note.body())) {
                rig.watch.violated("the issue says twice: " + note.body());
            }
        }
    }
}
