package dev.tokenward.zendesk;

import static dev.tokenward.zendesk.ErrorShapesTest.kind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.net.Transport;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import dev.tokenward.sandbox.simulators.zendesk.Own;
import dev.tokenward.sandbox.simulators.zendesk.Quirk;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSettings;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import dev.tokenward.secrets.GitLabSecret;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.SecretName;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SlackSecret;
import dev.tokenward.secrets.TestClock;
import dev.tokenward.secrets.ZendeskSecret;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole lives of credentials in an account that somebody else wrote. */
class SimulatedAccountTest {
    private static final Duration SHORTEST = Duration.ofSeconds(301);

    private final TestClock clock = new TestClock();
    private final ZendeskSettings settings = new ZendeskSettings();
    private final ZendeskSimulator account =
            ZendeskSimulator.create(
                    clock,
                    new Own("tokenward", "own secret"),
                    "canary7",
                    settings,
                    Optional.empty());
    private final Zendesk zendesk =
            new HttpZendesk(
                    new OwnSecret(),
                    new HttpCaller(
                            new Transport(Duration.ofSeconds(2)),
                            new TestWaiter(),
                            RandomGenerator.of("L64X128MixRandom"),
                            clock,
                            Patience.usual()),
                    clock);

    @BeforeEach
    void start() {
        account.start(0);
    }

    @AfterEach
    void stop() {
        account.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {
                "MINT_ANSWERS_201",
                "CURRENT_TOKEN_NEEDS_NO_SCOPE",
                "SHORT_ACCESS_TOKENS",
                "GENERATED_SECRET_HIDDEN",
                "EXPIRES_IN_ALWAYS_TOLD"
            })
    void aClientIsMadeProvenAndTakenOutAgain(Quirk quirk) {
        settings.with(quirk);
        Created made =
                made(zendesk.createOauthClient("tokenward-1", "n", "d", List.of("tickets:read")));

        Minted inside = minted(made, "tickets:read");
        assertThat(kind(zendesk.revokeMinted(made.id(), inside.token()))).isIn("Ok", "Missing");
        assertThat(mint(made, "write")).isEqualTo("Refused invalid_scope");
        assertThat(
                        kind(
                                zendesk.createOauthClient(
                                        "tokenward-1", "n", "d", List.of("tickets:read"))))
                .isEqualTo("Duplicate");
        assertThat(ok(zendesk.oauthTokens(made.id()))).isEmpty();

        Minted held = minted(made, "tickets:read");
        assertThat(kind(zendesk.regenerateSecret(made.id()))).isEqualTo("Ok");
        assertThat(mint(made, "tickets:read")).isEqualTo("Refused invalid_client");
        for (OauthToken token : ok(zendesk.oauthTokens(made.id()))) {
            assertThat(kind(zendesk.revokeOauthToken(token.id()))).isEqualTo("Ok");
            assertThat(kind(zendesk.revokeOauthToken(token.id()))).isEqualTo("Missing");
        }
        assertThat(kind(zendesk.revokeMinted(made.id(), held.token()))).isEqualTo("Missing");
        assertThat(kind(zendesk.deleteOauthClient(made.id()))).isEqualTo("Ok");
        assertThat(kind(zendesk.oauthClient(made.id()))).isEqualTo("Missing");
        assertThat(ok(zendesk.oauthClients()))
                .extracting(OauthClient::identifier)
                .containsExactly("tokenward");
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"API_TOKEN_VALUE_IN_TOKEN", "LAST_USED_AT"})
    void anApiTokenIsMadeProvenRenamedAndTakenOutAgain(Quirk quirk) {
        settings.with(quirk).creation(Creation.OPEN);
        Created made = made(zendesk.createApiToken("Riley Doe - x - 2027-01-31"));

        ZendeskUser riley = ok(zendesk.whoIs(new Email("riley@example.com"), made.value()));
        assertThat(riley.email()).contains(new Email("riley@example.com"));
        assertThat(ok(zendesk.apiTokens()).getFirst().lastUsedAt()).contains(clock.instant());
        assertThat(ok(zendesk.renameApiToken(made.id(), "other")).description()).contains("other");

        assertThat(kind(zendesk.deleteApiToken(made.id())))
                .isEqualTo("Refused " + Zendesk.STILL_ACTIVE);
        assertThat(ok(zendesk.deactivateApiToken(made.id())).active()).isFalse();
        assertThat(kind(zendesk.whoIs(new Email("riley@example.com"), made.value())))
                .isEqualTo("Blind");
        assertThat(kind(zendesk.deleteApiToken(made.id()))).isEqualTo("Ok");
        assertThat(kind(zendesk.deleteApiToken(made.id()))).isEqualTo("Missing");
        assertThat(ok(zendesk.apiTokens())).isEmpty();
    }

    @Test
    void afterTheCutOffCreationIsClosedAndAFullAccountIsNot() {
        assertThat(kind(zendesk.createApiToken("x"))).isEqualTo("CreationClosed");

        settings.creation(Creation.OPEN).apiTokenCap(0);
        assertThat(kind(zendesk.createApiToken("x"))).isEqualTo("Refused account_full");
    }

    @Test
    void withTokenAccessOffTheListIsMissingAndNoTokenIsTakenForDeleted() {
        account.setTokenAccess(false);

        assertThat(kind(zendesk.apiTokens())).isEqualTo("Missing");
        assertThat(kind(zendesk.deleteApiToken("1"))).isEqualTo("Blind");
        assertThat(ok(zendesk.apiSettings()).tokenAccess()).contains(false);
    }

    @Test
    void listsOfMoreThanOnePageAreWhole() {
        for (int i = 0; i < 101; i++) {
            made(zendesk.createOauthClient("tokenward-" + i, "n", "d", List.of("tickets:read")));
        }

        assertThat(ok(zendesk.oauthClients())).hasSize(102);
    }

    @Test
    void ourOwnTokenIsMintedAnewAfterDaysAndWeAreKnown() {
        assertThat(ok(zendesk.me()).role()).isEqualTo("admin");
        clock.advance(Duration.ofDays(30));
        assertThat(ok(zendesk.me()).role()).isEqualTo("admin");
        assertThat(ok(zendesk.userByEmail(new Email("RILEY@example.com")))).isPresent();
        assertThat(ok(zendesk.userByEmail(new Email("nobody@example.com")))).isEmpty();
    }

    private Minted minted(Created client, String scope) {
        return ok(zendesk.mint("tokenward-1", client.value(), List.of(scope), SHORTEST));
    }

    private String mint(Created client, String scope) {
        return kind(zendesk.mint("tokenward-1", client.value(), List.of(scope), SHORTEST));
    }

    private static Created made(Answer<Created> answer) {
        return ok(answer);
    }

    private static <T> T ok(Answer<T> answer) {
        if (answer instanceof Answer.Ok<T>(T value)) {
            return value;
        }
        throw new AssertionError(answer.describe());
    }

    private final class OwnSecret implements Secrets {
        @Override
        public ZendeskSecret zendesk() {
            return new ZendeskSecret(
                    account.baseUri(), new Auth.OauthClient("tokenward", Secret.of("own secret")));
        }

        @Override
        public SlackSecret slack() {
            throw new AssertionError("Zendesk needs no Slack");
        }

        @Override
        public GitLabSecret gitlab() {
            throw new AssertionError("Zendesk needs no GitLab");
        }

        @Override
        public void invalidate(SecretName name) {
            // nothing is kept
        }
    }
}
