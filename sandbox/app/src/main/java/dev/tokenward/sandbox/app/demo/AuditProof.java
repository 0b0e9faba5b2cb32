package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The auditor need not believe Tokenward: the log is proven offline, against a seal from Slack. */
final class AuditProof {
    private static final Pattern SEAL =
            Pattern.compile("Seal \\d+ of the audit log: ([0-9a-f]{64})");

    private final Stage stage;

    AuditProof(Stage stage) {
        this.stage = stage;
    }

    void play() {
        try {
            Path file = Files.createTempFile("tokenward-audit-", ".jsonl");
            try {
                exportTo(file);
                prove(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void exportTo(Path file) throws IOException {
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Reply part = stage.avery.get("/audit/export?cursor=" + cursor.get());
            Files.writeString(file, part.text(), StandardOpenOption.APPEND);
            cursor = part.header("next-cursor");
        }
    }

    private void prove(Path file) throws IOException {
        Set<String> seal = latestSeal().map(Set::of).orElse(Set.of());
        Outcome untouched = Verifier.verify(file, seal);
        String events = untouched instanceof Outcome.Whole whole ? whole.events() + " events" : "?";
        stage.story
                .step("Avery", "exports the audit log and checks it against a seal from Slack")
                .expect("seals found in Slack", 1, seal.size())
                .expect("everything fits", true, untouched instanceof Outcome.Whole)
                .so(events + ", none changed, dropped, inserted or reordered.");
        Files.writeString(
                file, Files.readString(file).replaceFirst("request\\.denied", "request.approved"));
        stage.story
                .step("Avery", "tries what happens if a denial is made an approval")
                .expect("the verifier says", "CHANGED", said(Verifier.verify(file, seal)))
                .so("The verifier names the event that was changed.");
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Whole whole -> "everything fits";
            case Outcome.Broken broken -> broken.finding().kind().name();
        };
    }

    /** The last one that stands in the messages of Support Ops. */
    private Optional<String> latestSeal() {
        return stage.sasha.inbox().messages().stream()
                .map(SEAL::matcher)
                .filter(Matcher::find)
                .map(seal -> seal.group(1))
                .reduce((earlier, later) -> later);
    }
}
