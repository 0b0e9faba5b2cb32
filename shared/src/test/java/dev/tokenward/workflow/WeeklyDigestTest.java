package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.store.Commit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One screen on Mondays: ten lines at most, in the inventory's order, of what needs most. */
class WeeklyDigestTest {
    /** A Monday; what ends on 27 February is 33 days away, too far to be a concern. */
    private static final Instant MONDAY = Instant.parse("2027-01-25T09:00:00Z");

    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private Map<String, String> digest() {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        new WeeklyDigest(company.world).run(run);
        assertThat(run.report().counts()).containsEntry("digests", 1);
        return company.store.outbox("digest:2027-01-25").orElseThrow().notice().params();
    }

    private static List<String> lines(Map<String, String> digest) {
        return digest.getOrDefault("lines", "").lines().toList();
    }

    /** Records in order, more than a page of the inventory, which come before what is found. */
    private void inOrder(int count) {
        Request request = company.approved(Kind.OAUTH_CLIENT, LocalDate.parse("2027-02-27"));
        for (int i = 0; i < count; i++) {
            var intent =
                    CredentialLifecycle.intend(
                            "cred_" + i, request, "Target - " + i, company.world.now());
            company.store.commit(new Commit().credential(intent));
            Credential active = intent.next().draft().status(CredentialStatus.ACTIVE).next();
            company.store.commit(new Commit().credential(CredentialLifecycle.to(active)));
        }
    }

    @Test
    void goesOnUntilTenAreFoundAndCountsTheRest() {
        company.advance(Duration.between(company.world.now(), MONDAY));
        inOrder(105);
        IntStream.range(0, 13).forEach(i -> it.token("Target - stray " + i));
        it.look();
        company.account.screen.deleteApiToken(company.account.screen.apiTokens().getFirst().id());
        company.advance(Duration.ofHours(1));
        it.look();
        company.advance(Duration.ofHours(1));
        it.look();

        Map<String, String> digest = digest();

        assertThat(lines(digest))
                .hasSize(10)
                .allMatch(line -> line.startsWith("\"Target - stray "))
                .noneMatch(line -> line.contains("stray 0\""));
        assertThat(digest)
                .as("twelve are left; neither what is gone nor our own access is counted")
                .containsEntry("more", "2")
                .containsEntry("unmanaged", "12")
                .containsEntry("tokensLeft", "12")
                .doesNotContainKey("tokensFinish");
    }

    @Test
    void lineOfAnyNameIsOneLineOfAScreen() {
        String hostile = "&<😀\n".repeat(60);

        String line = DigestLines.cut(Labels.of("x".repeat(155) + hostile) + " tail");
        String odd = DigestLines.cut("y".repeat(158) + "😀😀");

        assertThat(line).doesNotContain("\n").hasSizeLessThanOrEqualTo(160);
        assertThat(odd).as("no half of a character").isEqualTo("y".repeat(158) + "…");
        assertThat(DigestLines.cut("z".repeat(160))).isEqualTo("z".repeat(160));
        assertThat(DigestLines.cut("a\r\nb\u2028c")).isEqualTo("a b c");
    }
}
