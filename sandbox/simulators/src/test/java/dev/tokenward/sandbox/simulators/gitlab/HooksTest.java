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

    @Test
    void changesNameFormerAndCurrentValuesAndAMoveArrivesAsAnUpdateOfAClosedIssue()
            throws Exception {
        gitlab.onHook(sent::add);
        service().put(ISSUES + "/1", "{\"title\":\"Other\",\"labels\":\"a,b\"}");
        JsonNode update = Json.parse(next().body()).orElseThrow();
        assertThat(update.at("/changes/title/previous").asText()).isEqualTo("Zendesk API access 1");
        assertThat(update.at("/changes/title/current").asText()).isEqualTo("Other");
        assertThat(update.at("/changes/description").isMissingNode()).isTrue();
        assertThat(update.at("/labels/1/title").asText()).isEqualTo("b");
        gitlab.moveIssue(PATH, 2, "acme/other");
        JsonNode first = Json.parse(next().body()).orElseThrow();
        JsonNode second = Json.parse(next().body()).orElseThrow();
        JsonNode moved = first.at("/object_attributes/iid").asInt() == 2 ? first : second;
        assertThat(moved.at("/object_attributes/action").asText()).isEqualTo("update");
        assertThat(moved.at("/object_attributes/state").asText()).isEqualTo("closed");
        assertThat(moved.at("/object_attributes/moved_to_id").asLong()).isPositive();
    }

    private Hook next() throws InterruptedException {
        Hook hook = sent.poll(5, TimeUnit.SECONDS);
        assertThat(hook).isNotNull();
        return hook;
    }
}
