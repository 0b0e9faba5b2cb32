package dev.tokenward.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.sandbox.engine.Account;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What {@link AwsSecrets} relies on in Secrets Manager, whichever engine plays it. */
abstract class SecretsContract {
    private static final String GITLAB =
            "{\"base_url\":\"https://gitlab.com\",\"token\":\"%s\",\"webhook_secret\":\"hook\"}";

    private final TestClock clock = new TestClock();
    private final SecretsManagerClient manager;
    private final Secrets secrets;

    SecretsContract(Account account) {
        manager = account.configure(SecretsManagerClient.builder()).build();
        secrets = new AwsSecrets(manager, "house", clock, Map.of());
    }

    private void create(String name, String content) {
        manager.createSecret(s -> s.name(name).secretString(content));
    }

    @Test
    void eachSecretIsReadUnderThePrefix() {
        create(
                "house/zendesk",
                """
                {"base_url":"https://acme.zendesk.com",
                 "auth":{"type":"oauth_client","client_id":"c","client_secret":"s+/="}}\
                """);
        create(
                "house/slack",
                """
                {"base_url":"https://slack.com/api/","bot_token":"b","signing_secret":"s"}\
                """);
        create("house/gitlab", GITLAB.formatted("t"));
        create("tokenward/gitlab", GITLAB.formatted("of another stack"));

        assertThat(secrets.zendesk().auth())
                .isInstanceOfSatisfying(
                        Auth.OauthClient.class,
                        auth -> assertThat(auth.clientSecret().reveal()).isEqualTo("s+/="));
        assertThat(secrets.slack().signingSecret().reveal()).isEqualTo("s");
        assertThat(secrets.gitlab().token().reveal()).isEqualTo("t");
    }

    @Test
    void newValueIsReadOnceTheOldOneIsFiveMinutesOld() {
        create("house/gitlab", GITLAB.formatted("first"));
        assertThat(secrets.gitlab().token().reveal()).isEqualTo("first");
        manager.putSecretValue(
                p -> p.secretId("house/gitlab").secretString(GITLAB.formatted("second")));
        assertThat(secrets.gitlab().token().reveal()).isEqualTo("first");

        clock.advance(Duration.ofMinutes(5));

        assertThat(secrets.gitlab().token().reveal()).isEqualTo("second");
    }

    @Test
    void formerValueIsKnownForAnHourAfterTheChange() {
        create("house/gitlab", GITLAB.formatted("first"));
        assertThat(from(InstantSource.system()).formerGitlab()).isEmpty();

        manager.putSecretValue(
                p -> p.secretId("house/gitlab").secretString(GITLAB.formatted("second")));

        assertThat(from(InstantSource.system()).gitlab().token().reveal()).isEqualTo("second");
        assertThat(from(InstantSource.system()).formerGitlab())
                .hasValueSatisfying(
                        former -> assertThat(former.token().reveal()).isEqualTo("first"));
        assertThat(
                        from(InstantSource.offset(InstantSource.system(), Duration.ofMinutes(61)))
                                .formerGitlab())
                .isEmpty();
    }

    /** What a function that has just started sees. */
    private Secrets from(InstantSource anyTime) {
        return new AwsSecrets(manager, "house", anyTime, Map.of());
    }

    @Test
    void secretThatWasNeverMadeIsNamed() {
        assertThatThrownBy(secrets::slack)
                .isInstanceOf(SecretUnusable.class)
                .hasMessage("secret house/slack does not exist");
    }

    @Test
    void secretThatIsToBeDeletedCannotBeRead() {
        create("house/gitlab", GITLAB.formatted("t"));
        manager.deleteSecret(d -> d.secretId("house/gitlab").recoveryWindowInDays(7L));

        assertThatThrownBy(secrets::gitlab)
                .isInstanceOf(SecretUnusable.class)
                .hasMessageStartingWith("secret house/gitlab cannot be read (");
    }

    @Test
    void bytesAreNoText() {
        manager.createSecret(
                s -> s.name("house/gitlab").secretBinary(SdkBytes.fromUtf8String("bytes")));

        assertThatThrownBy(secrets::gitlab)
                .isInstanceOf(SecretUnusable.class)
                .hasMessage("secret house/gitlab holds no text");
    }
}
