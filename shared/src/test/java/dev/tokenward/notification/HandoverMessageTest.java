package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.secrets.Secret;
import dev.tokenward.slack.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HandoverMessageTest {
    private static final Policy POLICY = Occasions.policy("UTC", false);
    private static final String VALUE = "value-of-this-test";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theValueStandsInABlockOfItsOwnAndNeverInTheFallback(Kind kind) {
        Message message = HandoverMessage.withValue(credential(kind), Secret.of(VALUE), POLICY);

        assertThat(Wire.sections(message)).contains("```\n" + VALUE + "\n```");
        assertThat(message.text()).doesNotContain(VALUE);
        assertThat(message.toString()).doesNotContain(VALUE);
        assertThat(Wire.faults(message)).isEmpty();
    }

    @Test
    void aValueWithCharactersThatSlackEscapesIsSentEscaped() {
        Message message =
                HandoverMessage.withValue(credential(Kind.API_TOKEN), Secret.of("a&b<c>"), POLICY);

        assertThat(Wire.sections(message)).contains("```\na&amp;b&lt;c&gt;\n```");
    }

    @Test
    void aClientIsToldWithItsIdentifier() {
        assertThat(
                        Wire.all(
                                HandoverMessage.withValue(
                                        credential(Kind.OAUTH_CLIENT), Secret.of(VALUE), POLICY)))
                .contains("*Client id:* `tokenward-rq-1`");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void placeholderAndRedactedFormHaveTextAndBlocks(Kind kind) {
        Message before = HandoverMessage.placeholder(credential(kind), POLICY);
        Message after = HandoverMessage.redacted(credential(kind), POLICY, Occasions.NOW);

        assertThat(Wire.faults(before)).isEmpty();
        assertThat(Wire.faults(after)).isEmpty();
        assertThat(before.blocks()).isNotEmpty();
        assertThat(Wire.all(after))
                .contains("was taken out, 25 November 2026, 09:00 (UTC)", "/reissue");
    }

    @Test
    void aConfirmedReceiptIsNamedAsTheCauseOfTheRedaction() {
        Credential confirmed =
                credential(Kind.OAUTH_CLIENT).draft().receivedAt(Occasions.NOW).next();

        assertThat(Wire.all(HandoverMessage.redacted(confirmed, POLICY, Occasions.NOW)))
                .contains("since you confirmed");
    }

    private static Credential credential(Kind kind) {
        return new Occasions().kind(kind).credential();
    }
}
