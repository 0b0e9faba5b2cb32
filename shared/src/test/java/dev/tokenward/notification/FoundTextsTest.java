package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Notice.Topic;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody reads who is asked whether a credential is theirs. */
class FoundTextsTest {
    private static final Map<String, String> CLIENT =
            Map.of(
                    "id", "found_client_7",
                    "name", "Client 7",
                    "kind", "OAUTH_CLIENT",
                    "zendeskId", "7",
                    "evidence", "they made it in Zendesk, and it acts as them",
                    "answerDays", "14");

    @Test
    void whoeverMayOwnMoreReadsThatTheyAreAskedAboutOneADay() {
        assertThat(read(Map.of("more", "49")))
                .contains(
                        "without an answer in 14 days Support Ops' managers decide; you are asked"
                                + " about 49 more, one a day");
        assertThat(read(Map.of())).doesNotContain("more, one a day");
    }

    @Test
    void clientIsNotSaidToBeUnusedAndATokenIs() {
        assertThat(read(Map.of()))
                .contains("not seen. Access tokens that live for minutes come and go")
                .doesNotContain("never");
        assertThat(read(Map.of("kind", "API_TOKEN")))
                .contains("never, as far as Zendesk tells")
                .doesNotContain("not seen");
    }

    private static String read(Map<String, String> more) {
        Map<String, String> params = new HashMap<>(CLIENT);
        params.putAll(more);
        return Wire.all(Messages.of(new Occasions().params(params).on(Topic.FOUND_ASKED)));
    }
}
