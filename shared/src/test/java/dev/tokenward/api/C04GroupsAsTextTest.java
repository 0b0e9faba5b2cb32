package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Role;
import dev.tokenward.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Case C04: groups as text. Exact names only, and nothing guessed where a name may hold a blank.
 */
class C04GroupsAsTextTest {
    private final Identity identity =
            new Identity(new GroupNames("support-ops", "support-ops-managers", "auditors"), true);

    private Set<Role> roles(String groups) {
        return identity.of(Events.signedIn(claims(groups), "Bearer x")).roles();
    }

    private static Map<String, String> claims(String groups) {
        Map<String, String> claims = new HashMap<>();
        claims.put("iss", "https://idp.example.com");
        claims.put("email", "Quinn@Example.com");
        claims.put("name", "Quinn");
        claims.put("groups", groups);
        return claims;
    }

    @Test
    void exactNamesGiveExactlyTheirRoles() {
        assertThat(roles("[support-ops auditors]"))
                .containsExactlyInAnyOrder(Role.SUPPORT_OPS, Role.AUDITOR);
        assertThat(roles("[support-ops]")).containsExactly(Role.SUPPORT_OPS);
        assertThat(roles("[support-ops-managers-alumni]")).isEmpty();
        assertThat(roles("support-ops,auditors"))
                .containsExactlyInAnyOrder(Role.SUPPORT_OPS, Role.AUDITOR);
        assertThat(roles("[\"support-ops\",\"auditors\"]"))
                .containsExactlyInAnyOrder(Role.SUPPORT_OPS, Role.AUDITOR);
        assertThat(roles("[]")).isEmpty();
    }

    @Test
    void groupWithBlanksGivesNoRoleUnlessTheTokenItselfTellsThemApart() {
        String claim = "[former support-ops-managers club]";
        assertThatThrownBy(() -> roles(claim))
                .isInstanceOfSatisfying(
                        ApiFault.class,
                        f -> {
                            assertThat(f.status()).isEqualTo(403);
                            assertThat(f.detail()).contains("told apart");
                        });
        String blank = token("[\"former support-ops-managers club\"]", "quinn@example.com");
        String three = token("[\"former\",\"support-ops-managers\",\"club\"]", "Quinn@Example.com");
        assertThatThrownBy(() -> identity.of(Events.signedIn(claims(claim), blank)))
                .isInstanceOf(ApiFault.class); // another person's token
        assertThat(identity.of(Events.signedIn(claims(claim), three)).roles())
                .containsExactly(Role.SUPPORT_OPS_MANAGER);
        String own = token("[\"former support-ops-managers club\"]", "Quinn@Example.com");
        assertThat(identity.of(Events.signedIn(claims(claim), own)).roles()).isEmpty();
    }

    @Test
    void groupNamedLikeTwoOthersOrLikeAListGivesNoRole() {
        String two = "[\"support-ops-managers auditors\"]";
        String list = "[\"\\\"support-ops-managers\\\"\"]";

        assertThat(roles("[support-ops-managers auditors]", two)).isEmpty();
        assertThat(roles("[\"support-ops-managers\"]", list)).isEmpty();
    }

    private Set<Role> roles(String claim, String array) {
        return identity.of(Events.signedIn(claims(claim), token(array, "Quinn@Example.com")))
                .roles();
    }

    @Test
    void anotherTokensGroupsAreNotTaken() {
        Map<String, String> claims = claims("[support-ops]");
        claims.put("exp", "1.7956008E9");
        String array = "[\"support-ops-managers\"]";

        assertThat(identity.of(Events.signedIn(claims, token(array, "Quinn@Example.com"))).roles())
                .containsExactly(Role.SUPPORT_OPS);
        String same = token(array + ",\"exp\":1795600800", "Quinn@Example.com");
        assertThat(identity.of(Events.signedIn(claims, same)).roles())
                .containsExactly(Role.SUPPORT_OPS_MANAGER);
    }

    @Test
    void everyEventOfTheCaseHasItsOutcome() throws Exception {
        JsonNode cases = Json.read(new ByteArrayInputStream(Events.input("C04-claims.json")));
        List<Object> outcomes = new ArrayList<>();
        for (JsonNode one : cases) {
            ApiCall call =
                    new ApiCall(
                            new ObjectMapper()
                                    .configure(
                                            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                                            false)
                                    .treeToValue(one.path("event"), APIGatewayV2HTTPEvent.class));
            try {
                outcomes.add(identity.of(call).roles());
            } catch (ApiFault e) {
                outcomes.add(e.status());
            }
        }

        Set<Role> both = Set.of(Role.SUPPORT_OPS, Role.AUDITOR);
        assertThat(outcomes)
                .containsExactly(
                        both, Set.of(Role.SUPPORT_OPS), Set.of(), 403, both, both, Set.of(), 403);
    }

    @Test
    void nameThatNobodyCanReadGivesWayToTheAddress() {
        Map<String, String> claims = claims("[]");
        claims.put("name", "Qu\u202Einn");

        assertThat(identity.of(Events.signedIn(claims, "Bearer x")).name()).isEqualTo("quinn");
    }

    @Test
    void silenceAboutVerificationIsRefusedUnlessTheIssuerIsTrusted() {
        Identity strict =
                new Identity(
                        new GroupNames("support-ops", "support-ops-managers", "auditors"), false);
        Map<String, String> claims = claims("[]");
        assertThatThrownBy(() -> strict.of(Events.signedIn(claims, "Bearer x")))
                .isInstanceOfSatisfying(ApiFault.class, f -> assertThat(f.status()).isEqualTo(403));
        claims.put("email_verified", "true");
        assertThat(strict.of(Events.signedIn(claims, "Bearer x")).email().value())
                .isEqualTo("quinn@example.com");
    }

    @Test
    void accessTokenIsRefusedWithWhatToSendInstead() {
        Map<String, String> claims = claims("[]");
        claims.remove("email");

        assertThatThrownBy(() -> identity.of(Events.signedIn(claims, "Bearer x")))
                .isInstanceOfSatisfying(
                        ApiFault.class, f -> assertThat(f.detail()).contains("Send the ID token"));
    }

    private static String token(String groups, String email) {
        String payload =
                "{\"iss\":\"https://idp.example.com\",\"email\":\""
                        + email
                        + "\",\"groups\":"
                        + groups
                        + "}";
        return "Bearer e30."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    @Test
    void absentGroupsAnUnverifiedAddressOrNoClaimsAtAllAreRefused() {
        Map<String, String> without = claims("x");
        without.remove("groups");
        assertThatThrownBy(() -> identity.of(Events.signedIn(without, "Bearer x")))
                .isInstanceOfSatisfying(
                        ApiFault.class, f -> assertThat(f.detail()).contains("no groups"));
        Map<String, String> unverified = claims("[]");
        unverified.put("email_verified", "false");
        assertThatThrownBy(() -> identity.of(Events.signedIn(unverified, "Bearer x")))
                .isInstanceOfSatisfying(ApiFault.class, f -> assertThat(f.status()).isEqualTo(403));
        assertThatThrownBy(() -> identity.of(Events.call("{}")))
                .isInstanceOfSatisfying(ApiFault.class, f -> assertThat(f.status()).isEqualTo(401));
    }
}
