package dev.tokenward.sandbox.simulators.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotesTest extends GitLabTest {
    private static final String NOTES = ISSUES + "/1/notes";

    @Test
    void notesComeTwentyAPageNewestFirstWithSystemNotesAmongThem() {
        for (int i = 1; i <= 24; i++) {
            assertThat(comment("note " + i).status()).isEqualTo(201);
        }
        service().put(ISSUES + "/1", "{\"state_event\":\"close\"}");
        Web.Answer first = service().get(NOTES);
        assertThat(first.json()).hasSize(20);
        assertThat(first.json().at("/0/system").asBoolean()).isTrue();
        assertThat(first.json().at("/1/body").asText()).isEqualTo("note 24");
        assertThat(first.header("x-next-page")).isEqualTo("2");
        assertThat(first.header("x-total")).isEqualTo("25");
        Web.Answer second = service().get(NOTES + "?page=2");
        assertThat(second.json()).hasSize(5);
        assertThat(second.header("x-next-page")).isEmpty();
        assertThat(service().get(NOTES + "?sort=asc&per_page=1").json().at("/0/body").asText())
                .isEqualTo("note 1");
        assertThat(service().get(NOTES + "?per_page=100&activity_filter=only_comments").json())
                .hasSize(24);
    }

    @Test
    void aLineThatIsACommandIsCarriedOutAndTakenOut() {
        Web.Answer answer = comment("Denied, because:\n/close\n/title Gone\nsorry");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("body").asText()).isEqualTo("Denied, because:\nsorry");
        assertThat(answer.json().at("/commands_changes/state_event").asText()).isEqualTo("close");
        assertThat(gitlab.issue(PATH, 1).open()).isFalse();
        assertThat(gitlab.issue(PATH, 1).title()).isEqualTo("Gone");
    }

    @Test
    void nothingButCommandsMakesNoNote() {
        assertThat(comment("/assign @morgan").status()).isEqualTo(202);
        assertThat(gitlab.issue(PATH, 1).assignees()).containsExactly(102L);
        assertThat(gitlab.notes(PATH, 1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text /close",
                " /close",
                "\\/close",
                "> /close",
                "```\n/close\n```",
                "/nosuchcommand",
                "/close/it"
            })
    void whatIsNoCommandStaysText(String body) {
        assertThat(comment(body).json().path("body").asText()).isEqualTo(body.strip());
        assertThat(gitlab.issue(PATH, 1).open()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/close", "/CLOSE", "a\r\n/close", "```\nx\n```\n/close"})
    void whatIsACommandCloses(String body) {
        comment(body);
        assertThat(gitlab.issue(PATH, 1).open()).isFalse();
    }

    @Test
    void anEmptyBodyIsRefused() {
        assertThat(service().post(NOTES, "{}").json().path("error").asText())
                .isEqualTo("body is missing");
        assertThat(comment(" ").status()).isEqualTo(400);
    }

    private Web.Answer comment(String body) {
        ObjectNode json = Json.object().put("body", body);
        return service().post(NOTES, json.toString());
    }
}
