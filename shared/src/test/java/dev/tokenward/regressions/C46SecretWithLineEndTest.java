package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import dev.tokenward.net.Call;
import dev.tokenward.secrets.AwsSecrets;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SecretsManagerDouble;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * C46: secrets are pasted by hand, with line ends; the JDK prints a header that it refuses, value
 * and all.
 */
@WireMockTest
class C46SecretWithLineEndTest {
    @Test
    void pastedBlanksAndLineEndsAreTrimmedFromEveryField(WireMockRuntimeInfo info)
            throws IOException {
        SecretsManagerDouble manager = new SecretsManagerDouble(info);
        JsonNode input = CaseInput.json("C46-secrets.json");
        input.properties().forEach(e -> manager.holds(e.getKey(), e.getValue().toString()));

        Secrets secrets =
                new AwsSecrets(manager.client(), "tokenward", InstantSource.system(), Map.of());

        assertThat(secrets.zendesk().baseUrl()).hasToString("https://acme.zendesk.com");
        assertThat(secrets.zendesk().auth())
                .isInstanceOfSatisfying(
                        Auth.OauthClient.class,
                        auth -> {
                            assertThat(auth.clientId()).isEqualTo("tokenward-service");
                            assertThat(auth.clientSecret().reveal())
                                    .isEqualTo("example-client-secret");
                        });
        assertThat(secrets.slack().baseUrl()).hasToString("https://slack.com/api");
        assertThat(secrets.slack().botToken().reveal()).isEqualTo("xoxb-example");
        assertThat(secrets.slack().signingSecret().reveal()).isEqualTo("example-signing-secret");
        assertThat(secrets.gitlab().baseUrl()).hasToString("https://gitlab.com");
        assertThat(secrets.gitlab().token().reveal()).isEqualTo("glpat-example");
        assertThat(secrets.gitlab().webhookSecret().reveal()).isEqualTo("example-hook-token");
    }

    @Test
    void aHeaderThatCannotBeSentIsRefusedByItsNameAlone() {
        Call call = Call.get("/x");
        Secret value = Secret.of("Bearer canary\nvalue");

        assertThatThrownBy(() -> call.header("Authorization", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("header Authorization holds a character that cannot be sent")
                .hasNoCause();
    }
}
