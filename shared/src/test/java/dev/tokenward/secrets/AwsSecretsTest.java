package dev.tokenward.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WireMockTest
class AwsSecretsTest {
    private static final String GITLAB =
            "{'base_url':'https://gitlab.com','token':'first','webhook_secret':'hook'}";

    private final TestClock clock = new TestClock();

    @Nullable private SecretsManagerDouble opened;

    @BeforeEach
    void open(WireMockRuntimeInfo info) {
        opened = new SecretsManagerDouble(info);
    }

    @Test
    void nothingIsReadBeforeItIsAskedForAndThenOnceInFiveMinutes() {
        manager().holds("tokenward/gitlab", json(GITLAB));
        Secrets secrets = secrets();
        manager().wasAsked(0);

        secrets.gitlab();
        clock.advance(Duration.ofMinutes(4));
        assertThat(secrets.gitlab().token().reveal()).isEqualTo("first");
        manager().wasAsked(1);

        clock.advance(Duration.ofMinutes(1));
        secrets.gitlab();
        manager().wasAsked(2);
    }

    @Test
    void aRotatedCredentialIsReadAnewOnceTheOldOneIsRefused() {
        manager().holds("tokenward/gitlab", json(GITLAB));
        Secrets secrets = secrets();
        secrets.gitlab();
        manager().holds("tokenward/gitlab", json(GITLAB.replace("first", "second")));

        clock.advance(Duration.ofSeconds(31));
        secrets.invalidate(SecretName.GITLAB);

        assertThat(secrets.gitlab().token().reveal()).isEqualTo("second");
    }

    @Test
    void aCredentialThatWasJustReadIsNotReadAgainAtEachRefusal() {
        manager().holds("tokenward/gitlab", json(GITLAB));
        Secrets secrets = secrets();
        secrets.gitlab();

        secrets.invalidate(SecretName.GITLAB);
        secrets.gitlab();

        manager().wasAsked(1);
    }

    @Test
    void theOldOneServesForAnHourWhileTheNewOneCannotBeRead() {
        manager().holds("tokenward/gitlab", json(GITLAB));
        Secrets secrets = secrets();
        secrets.gitlab();
        manager().refuses("tokenward/gitlab", 500, "InternalServiceError");

        clock.advance(Duration.ofMinutes(60));
        assertThat(secrets.gitlab().token().reveal()).isEqualTo("first");

        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(secrets::gitlab)
                .isInstanceOf(SecretUnusable.class)
                .hasMessage("secret tokenward/gitlab cannot be read (InternalServiceError)");
    }

    @Test
    void bothWaysOfSigningInToZendeskAreRead() {
        manager()
                .holds(
                        "tokenward/zendesk",
                        json(
                                "{'base_url':'https://acme.zendesk.com','note':'ours','auth':"
                                        + "{'type':'api_token','email':'a@example.com','token':'t'}}"));

        ZendeskSecret secret = secrets().zendesk();

        assertThat(secret.baseUrl()).hasToString("https://acme.zendesk.com");
        assertThat(secret.auth())
                .isInstanceOfSatisfying(
                        Auth.ApiToken.class,
                        auth -> {
                            assertThat(auth.email()).isEqualTo("a@example.com");
                            assertThat(auth.token().reveal()).isEqualTo("t");
                        });
    }

    @Test
    void anAddressFromOutsideTakesThePlaceOfTheSecretsOwn() {
        manager().holds("tokenward/gitlab", json("{'token':'t','webhook_secret':'h'}"));

        Secrets secrets =
                new AwsSecrets(
                        manager().client(),
                        "tokenward",
                        clock,
                        Map.of(SecretName.GITLAB, URI.create("http://127.0.0.1:9000/")));

        assertThat(secrets.gitlab().baseUrl()).hasToString("http://127.0.0.1:9000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    canary-no-json | is no JSON, or names a field twice
                    ['canary'] | is no JSON object
                    {'token':'canary','token':'canary2'} | is no JSON, or names a field twice
                    {} | is unusable: base_url is missing; auth.type is missing; auth.type must be oauth_client or api_token
                    {'base_url':'http://acme.zendesk.com','auth':{'type':'oauth_client','client_id':'canary'}} | is unusable: base_url must be https (http only to a loopback address); auth.client_secret is missing
                    {'base_url':'https://x.zendesk.com/api/v2/','auth':{'type':'oauth_client','client_id':' ','client_secret':5}} | is unusable: base_url must be without /api/v2; auth.client_id is empty; auth.client_secret is no text
                    {'base_url':'https://canary@x.zendesk.com','auth':{'type':'api_token','email':'canary','token':'can\\nary'}} | is unusable: base_url must have no user, query or fragment; auth.email is no e-mail address; auth.token holds a line end or another character that cannot be sent
                    {'base_url':'https://x y','auth':{'type':'canary'}} | is unusable: base_url is no address; auth.type must be oauth_client or api_token
                    """)
    void everyFaultIsNamedWithItsFieldAndNeverWithItsValue(String content, String message) {
        manager().holds("tokenward/zendesk", json(content));

        Throwable fault = catchThrowable(secrets()::zendesk);

        assertThat(fault)
                .isInstanceOf(SecretUnusable.class)
                .hasMessage("secret tokenward/zendesk " + message)
                .hasNoCause();
        assertThat(fault.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "400,ResourceNotFoundException,does not exist",
        "400,AccessDeniedException,cannot be read (AccessDeniedException)",
        "500,InternalServiceError,cannot be read (InternalServiceError)",
    })
    void aSecretThatCannotBeReadIsNamed(int status, String type, String message) {
        manager().refuses("tokenward/slack", status, type);

        assertThatThrownBy(secrets()::slack)
                .isInstanceOf(SecretUnusable.class)
                .hasMessage("secret tokenward/slack " + message);
    }

    private SecretsManagerDouble manager() {
        return Objects.requireNonNull(opened);
    }

    private Secrets secrets() {
        return new AwsSecrets(manager().client(), "tokenward", clock, Map.of());
    }

    private static String json(String withApostrophes) {
        return withApostrophes.replace('\'', '"');
    }
}
