package dev.tokenward.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.secrets.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
    @Test
    void aSecretAcrossTheCutIsTakenOutBeforeItIsCut() {
        String text = "x ".repeat(148) + "canary-canary-canary and more and more and more";

        assertThat(Scrub.detail(text, List.of(Secret.of("canary-canary-canary"))))
                .doesNotContain("canary")
                .hasSizeLessThanOrEqualTo(301);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer canarycanary",
                "xoxb-canary-1",
                "eyJcanarycanary.canary.canary",
                "canarycanarycanarycanarycanary1234567890"
            })
    void whatLooksLikeACredentialIsTakenOut(String text) {
        assertThat(Scrub.detail("saw " + text + " there", List.of()))
                .isEqualTo("saw [hidden] there");
    }

    @Test
    void aLineEndCannotMakeALogLineOfItsOwn() {
        assertThat(Scrub.detail("a\r\nb\u2028c\u0000d", List.of())).isEqualTo("a b c d");
    }

    @Test
    void whatOtherSystemsCallTheirFaultsStaysHoweverLong() {
        String word = "restricted_action_read_only_channel";

        assertThat(Scrub.detail(word, List.of())).isEqualTo(word);
        assertThat(Scrub.detail(word + "_4cAnArYcAnArYcAnArYcAnArYcAnArY", List.of()))
                .isEqualTo("[hidden]");
        assertThat(Scrub.detail("abcdefghijklmnopqrstuvwxyzabcdefgh", List.of()))
                .isEqualTo("[hidden]");
    }

    @Test
    void ordinaryWordsScopesAndOurIdentifiersStay() {
        String text =
                "Missing the following required scopes: users:read, tickets:write;"
                        + " tokenward-01JD4ZQ6S5W8T7V9X1Y2Z3A4B5 https://gitlab.example.com/a/-/issues/1";

        assertThat(Scrub.detail(text, List.of())).isEqualTo(text);
    }
}
