package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.AuditEvent;
import dev.tokenward.store.AuditLog;
import dev.tokenward.store.PageRequest;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * C34: two writers read the same tail, and the chain forks
 * (https://github.com/FootprintAI/Containarium/pull/1326,
 * https://github.com/LanternOps/breeze/issues/1002).
 */
class C34ChainDoesNotForkTest {
    private static final Duration TIME = Duration.ofMinutes(14);
    private static final int EACH = 5;

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Sweep sweep() {
        return new Sweep(
                company.world,
                Company.limits(new TestWaiter(), company.account.clock),
                List.of(
                        new SweepStep.Named(
                                "revoke", new RevokeDue(company.world, company.revocation, 50))),
                List.of(
                        new SweepStep.Named("remind", new RemindDue(company.world)),
                        new SweepStep.Named("seal", new SealMoved(new Seals(company.world)))));
    }

    private List<AuditEvent> events(String subject) {
        return company.store.auditLog().events(subject, PageRequest.first(100)).items();
    }

    private static void assertOneLine(List<AuditEvent> events) {
        String previous = "0".repeat(64);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).sequence()).isEqualTo(i + 1L);
            assertThat(events.get(i).previous()).isEqualTo(previous);
            previous = events.get(i).hash();
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
        }
        return results;
    }

    private Path export(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AuditLog.ExportPart part = company.store.auditLog().export(cursor, 1_000);
            lines.addAll(part.lines());
            cursor = part.cursor();
        } while (cursor.isPresent());
        return Files.write(directory.resolve("audit.jsonl"), lines);
    }

    @Test
    void whateverMeetsOnOneRequestItsEventsAreOneLineAndNoneIsLost(@TempDir Path directory)
            throws Exception {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.between(company.world.now(), c.endsAt().minusSeconds(3_600)));
        int before = events("request:" + c.requestId()).size();
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            work.add(() -> company.inventory.receipt(Company.actor(Company.RILEY), c.id()));
            work.add(() ->
                    company.inventory.revoke(Company.actor(Company.RILEY), c.id(), "not its name"));
            work.add(() -> sweep().daily(TIME));
            work.add(
                    () -> company.inventory.revoke(Company.actor(Company.RILEY), c.id(), c.name()));
        }

        List<Object> answers = atOnce(work);

        List<AuditEvent> events = events("request:" + c.requestId());
        assertOneLine(events);
        assertThat(events).hasSizeGreaterThan(before);
        assertThat(events)
                .extracting(e -> e.entry().type())
                .containsOnlyOnce("credential.revocation-ordered", "credential.revoked");
        assertThat(answers.stream().filter(a -> a instanceof Result.Invalid)).hasSize(EACH);
        assertThat(company.credential(c.id()).status()).isEqualTo(CredentialStatus.REVOKED);
        assertThat(Verifier.verify(export(directory), Set.of())).isInstanceOf(Outcome.Whole.class);
    }

    @Test
    void twoSweepsAtOnceSealOneChainAndRemindOnce(@TempDir Path directory) throws Exception {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.advance(Duration.between(company.world.now(), c.endsAt().minusSeconds(3_600)));

        List<SweepReport> reports =
                atOnce(List.of(() -> sweep().daily(TIME), () -> sweep().daily(TIME)));

        assertThat(reports.stream().mapToInt(r -> r.counts().getOrDefault("reminded", 0)).sum())
                .isEqualTo(1);
        assertThat(events("request:" + c.requestId()))
                .extracting(e -> e.entry().type())
                .containsOnlyOnce("credential.reminded");
        String last = company.store.auditLog().lastSeal().hash();
        assertThat(Verifier.verify(export(directory), Set.of(last)))
                .isInstanceOf(Outcome.Whole.class);
    }
}
