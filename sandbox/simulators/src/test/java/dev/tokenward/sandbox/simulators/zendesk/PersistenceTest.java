package dev.tokenward.sandbox.simulators.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {
    private final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    private final Own own = new Own("tokenward", "own secret of a test");

    @Test
    void whatWasAnsweredIsThereAfterAKillAndNoSecretIsInTheFile(@TempDir Path dir)
            throws Exception {
        Path file = dir.resolve("sub/zendesk.json");
        ZendeskSimulator killed = create(file);
        killed.start(0);
        String token = killed.makeApiToken("sasha@example.com", "s", clock.instant());
        assertThat(me(killed, token).status()).isEqualTo(200);
        // never closed: what a killed JVM leaves is the file alone
        ZendeskSimulator next = create(file);
        next.start(0);
        assertThat(next.look()).isEqualTo(killed.look());
        assertThat(me(next, token).status()).isEqualTo(200);
        assertThat(next.apiTokens().getFirst().lastUsed()).contains(clock.instant());
        assertThat(Files.readString(file)).doesNotContain("canary7").doesNotContain(own.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        next.close();
        killed.close();
    }

    private ZendeskSimulator create(Path file) {
        return ZendeskSimulator.create(
                clock, own, "canary7", new ZendeskSettings(), Optional.of(file));
    }

    private static Web.Answer me(ZendeskSimulator zendesk, String token) {
        return new Web(zendesk.baseUri(), Map.of())
                .basic("sasha@example.com/token", token)
                .get("/api/v2/users/me");
    }
}
