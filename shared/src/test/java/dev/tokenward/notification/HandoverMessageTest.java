package dev.tokenward.notification;

import static dev.tokenward.domain.CredentialStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.secrets.Secret;
import dev.tokenward.slack.Message;
import java.util.Optional;
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
        Message after = redacted(credential(kind), Optional.empty());

        assertThat(Wire.faults(before)).isEmpty();
        assertThat(Wire.faults(after)).isEmpty();
        assertThat(before.blocks()).isNotEmpty();
        assertThat(Wire.all(after)).contains("was taken out, 25 November 2026, 09:00 (UTC)");
    }

    @Test
    void aConfirmedReceiptIsNamedAsTheCauseOfTheRedaction() {
        Credential confirmed =
                credential(Kind.OAUTH_CLIENT).draft().receivedAt(Occasions.NOW).next();

        assertThat(Wire.all(redacted(confirmed, Optional.empty()))).contains("since you confirmed");
    }

    @Test
    void aLostValueIsAskedForAnewOnlyWhereThatCanBe() {
        Credential client = credential(Kind.OAUTH_CLIENT).draft().status(ACTIVE).next();
        assertThat(Wire.all(redacted(client, Optional.empty())))
                .contains("`POST /credentials/cr-1/reissue`", "*Ends:* 31 March 2027");

        Credential token = credential(Kind.API_TOKEN).draft().status(ACTIVE).next();
        assertThat(Wire.all(redacted(token, Optional.empty())))
                .contains("creates no API tokens any more", "`POST /requests`")
                .doesNotContain("/reissue");

        Credential anothers = client.draft().holder(new Email("avery@example.com"), "Avery").next();
        assertThat(Wire.all(redacted(anothers, Optional.of(new Occasions().request()))))
                .contains("Avery holds it now")
                .doesNotContain("/reissue");
    }

    @ParameterizedTest
    @EnumSource(value = CredentialStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ACTIVE")
    void whatIsNotInUseIsNotSaidToBeIssuedAnewOrToEndSomeDay(CredentialStatus status) {
        Credential c = credential(Kind.OAUTH_CLIENT).draft().status(status).next();

        assertThat(Wire.all(redacted(c, Optional.empty())))
                .contains("is not issued anew", "`POST /requests`")
                .doesNotContain("/reissue");
        if (status.isEnding() || !status.mayExist()) {
            assertThat(Wire.all(redacted(c, Optional.empty()))).doesNotContain("31 March 2027");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CredentialStatus.class,
            names = {"PENDING", "REVOKING", "REVOKED"})
    void whatIsMadeAnewIsWaitedFor(CredentialStatus status) {
        Credential c = credential(Kind.OAUTH_CLIENT).draft().status(status).next();
        Request again = new Occasions().state(RequestState.APPROVED).request();

        assertThat(Wire.all(redacted(c, Optional.of(again))))
                .contains("a later message holds the new value")
                .doesNotContain("POST /");
    }

    @Test
    void messageOfAnEarlierAttemptSendsToTheLaterOne() {
        Credential c =
                credential(Kind.OAUTH_CLIENT)
                        .draft()
                        .status(ACTIVE)
                        .handover(new Credential.Handover("D1", "2.0"))
                        .next();

        assertThat(
                        Wire.all(
                                HandoverMessage.redacted(
                                        c, Optional.empty(), "1.0", POLICY, Occasions.NOW)))
                .contains("what stood here works no more; a later message")
                .doesNotContain("/reissue");
    }

    private static Message redacted(Credential c, Optional<Request> request) {
        return HandoverMessage.redacted(c, request, "", POLICY, Occasions.NOW);
    }

    private static Credential credential(Kind kind) {
        return new Occasions().kind(kind).credential();
    }
}
