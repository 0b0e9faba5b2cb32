package dev.tokenward.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rotation drops nothing, and a flood of forged calls costs next to nothing. */
@WireMockTest
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class HookSecretTest {
    private static final String NAME = "tokenward/gitlab";

    private final TestClock clock = new TestClock();
    private SecretsManagerDouble manager;
    private HookSecret secret;

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        manager = new SecretsManagerDouble(info);
        Secrets secrets = new AwsSecrets(manager.client(), "tokenward", clock, Map.of());
        secret = HookSecret.ofGitLab(() -> secrets);
    }

    private static String content(String webhookSecret) {
        return "{\"base_url\":\"https://gitlab.com\",\"token\":\"t\",\"webhook_secret\":\"%s\"}"
                .formatted(webhookSecret);
    }

    private void holds(String value, Instant since) {
        manager.changed(NAME, Optional.empty(), content(value), since, value);
    }

    private void rotated(String before, String value) {
        manager.changed(NAME, Optional.of(content(before)), content(value), clock.instant(), value);
    }

    private boolean accepts(String given) {
        return secret.proves(s -> s.reveal().equals(given));
    }

    private Instant longAgo() {
        return clock.instant().minus(Duration.ofDays(30));
    }

    @Test
    void valueThatWasJustPutInIsAcceptedAtOnce() {
        holds("first", longAgo());
        assertThat(accepts("first")).isTrue();
        clock.advance(Duration.ofSeconds(31));
        rotated("first", "second");

        assertThat(accepts("second")).isTrue();
    }

    @Test
    void valueThatWasReplacedIsAcceptedForAnHourAlsoByAFunctionThatNeverHeldIt() {
        rotated("first", "second");

        assertThat(accepts("second")).isTrue();
        assertThat(accepts("first")).isTrue();
        clock.advance(Duration.ofMinutes(59));
        assertThat(accepts("first")).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(accepts("first")).isFalse();
        assertThat(accepts("second")).isTrue();
    }

    @Test
    void afterASecondRotationTheFirstValueIsRefused() {
        rotated("first", "second");
        assertThat(accepts("first")).isTrue();
        clock.advance(Duration.ofMinutes(5));
        rotated("second", "third");

        assertThat(accepts("third")).isTrue();
        assertThat(accepts("second")).isTrue();
        assertThat(accepts("first")).isFalse();
    }

    @Test
    void whatProvesUnderNoValueIsRefused() {
        rotated("first", "second");

        assertThat(accepts("forged")).isFalse();
        clock.advance(Duration.ofSeconds(31));
        assertThat(accepts("forged")).isFalse();
        assertThat(accepts("")).isFalse();
    }

    @Test
    void floodOfForgedCallsReadsTheSecretAtMostEveryThirtySeconds() {
        holds("first", longAgo());

        for (int i = 0; i < 600; i++) {
            assertThat(accepts("forged")).isFalse();
            clock.advance(Duration.ofMillis(500));
        }

        // at the start, then 0:30 to 4:30
        manager.wasAsked(10);
    }

    @Test
    void floodRightAfterARotationReadsTheFormerValueOnce() {
        rotated("first", "second");

        for (int i = 0; i < 120; i++) {
            assertThat(accepts("forged")).isFalse();
            clock.advance(Duration.ofMillis(500));
        }

        // at the start and at 0:30, and once what was before
        manager.wasAsked(3);
    }

    @Test
    void floodAfterTheFirstValueWasPutInLooksForAFormerOneOnce() {
        holds("first", clock.instant());

        for (int i = 0; i < 120; i++) {
            assertThat(accepts("forged")).isFalse();
            clock.advance(Duration.ofMillis(500));
        }

        manager.wasAsked(3);
    }

    @Test
    void floodWhileTheSecretCannotBeReadAsksNoMoreOften() {
        holds("first", longAgo());
        assertThat(accepts("first")).isTrue();
        manager.refuses(NAME, 500, "InternalServiceError");

        for (int i = 0; i < 120; i++) {
            clock.advance(Duration.ofMillis(500));
            assertThat(accepts("forged")).isFalse();
            assertThat(accepts("first")).isTrue();
        }

        // the first time, at 0:30 and at 1:00
        manager.wasAsked(3);
    }
}
