package dev.tokenward.sandbox.simulators.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Json;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HooksTest extends GitLabTest {
    private final BlockingQueue<Hook> sent = new LinkedBlockingQueue<>();

    @Test
    void openingAndClosingAnIssueSendHooksWithTheSharedSecret() throws Exception {
        gitlab.onHook(sent::add);
        as("riley").post(ISSUES, "{\"title\":\"T\",\"description\":null}");
        Hook open = next();
        assertThat(open.headers())
                .containsEntry("X-Gitlab-Event", "Issue Hook")
                .containsEntry("X-Gitlab-Token", ACCESS.webhookSecret())
                .containsKey("Idempotency-Key");
        JsonNode body = Json.parse(open.body()).orElseThrow();
        assertThat(body.at("/object_attributes/action").asText()).isEqualTo("open");
        assertThat(body.at("/object_attributes/description").isNull()).isTrue();
        assertThat(body.at("/object_attributes/created_at").asText())
                .isEqualTo("2026-11-25 09:00:00 UTC");
        assertThat(body.at("/user/email").asText()).isEqualTo("[REDACTED]");
        service().post(ISSUES + "/101/notes", "{\"body\":\"/close\"}");
        JsonNode close = Json.parse(next().body()).orElseThrow();
        assertThat(close.at("/object_attributes/action").asText()).isEqualTo("close");
        assertThat(close.at("/user/username").asText()).isEqualTo("tokenward");
    }

    @Test
    void aNewerGitLabSendsWorkItemsAndConfidentialIssuesSayso() {
        gitlab.with(GitLabQuirk.WORK_ITEM_HOOKS);
        service().put(ISSUES + "/1", "{\"confidential\":true}");
        Hook hook = gitlab.hook(PATH, 1, "update", "riley");
        assertThat(hook.headers()).containsEntry("X-Gitlab-Event", "Confidential Issue Hook");
        JsonNode body = Json.parse(hook.body()).orElseThrow();
        assertThat(body.path("object_kind").asText()).isEqualTo("work_item");
        assertThat(body.at("/object_attributes/url").asText()).endsWith("/-/work_items/1");
    }

    private Hook next() throws InterruptedException {
        Hook hook = sent.poll(5, TimeUnit.SECONDS);
        assertThat(hook).isNotNull();
        return hook;
    }
}
