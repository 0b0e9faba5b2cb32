package dev.tokenward.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, from the claims of the token that the gateway verified; never from the payload.
 * Without claims nobody calls.
 */
final class Identity {
    private static final int LONGEST_NAME = 120;

    private final JsonMapper json;
    private final GroupNames groups;
    private final boolean trustIssuerEmails;

    Identity(JsonMapper json, GroupNames groups, boolean trustIssuerEmails) {
        this.json = json;
        this.groups = groups;
        this.trustIssuerEmails = trustIssuerEmails;
    }

    /**
     * The caller.
     *
     * @throws ApiFault 401 without claims; 403 where they do not say who calls or what they may
     */
    Actor of(ApiCall call) {
        Map<String, String> claims =
                call.claims()
                        .orElseThrow(() ->
                                ApiFault.of(
                                        401,
                                        "not-signed-in",
                                        "Sign in: send an ID token as bearer token."));
        String address =
                Optional.ofNullable(claims.get("email"))
                        .orElseThrow(() ->
                                forbidden(
                                        "The token names no e-mail address. Send the ID token, not"
                                                + " the access token."));
        Email email =
                Email.parse(address)
                        .orElseThrow(() -> forbidden("The token's email is no address."));
        verified(claims);
        String name =
                Optional.ofNullable(claims.get("name"))
                        .flatMap(Identity::clean)
                        .orElseGet(() -> email.value().split("@", -1)[0]);
        return new Actor(email, name, roles(call, claims), Channel.API);
    }

    private void verified(Map<String, String> claims) {
        Optional<String> verified = Optional.ofNullable(claims.get("email_verified"));
        if (verified.isPresent() && !verified.get().equals("true")) {
            throw forbidden("Your identity provider has not verified your e-mail address.");
        }
        if (verified.isEmpty() && !trustIssuerEmails) {
            throw forbidden(
                    "The token does not say that your e-mail address is verified (email_verified). The"
                            + " operator can have it sent, or trust the issuer by TRUST_ISSUER_EMAILS.");
        }
    }

    private static Optional<String> clean(String name) {
        return Text.name(name, LONGEST_NAME) instanceof Text.Clean clean
                ? Optional.of(clean.value())
                : Optional.empty();
    }

    /**
     * API Gateway turns an array claim into "[a b]": a name with a blank cannot be told from two
     * names. So the text counts only where every part is a known group; else the array itself is
     * read from the very token that the gateway verified (case C04).
     */
    private Set<Role> roles(ApiCall call, Map<String, String> claims) {
        String claim =
                Optional.ofNullable(claims.get("groups"))
                        .orElseThrow(() ->
                                forbidden(
                                        "The token carries no groups (claim \"groups\"). With very"
                                                + " many groups some issuers leave it out: have yours"
                                                + " send only Tokenward's."))
                        .strip();
        if (claim.startsWith("[\"") || claim.equals("[]")) {
            return groups.roles(array(parse(claim)));
        }
        if (!claim.startsWith("[")) {
            return groups.roles(new HashSet<>(split(claim, ",")));
        }
        List<String> parts =
                split(
                        claim.substring(
                                1,
                                claim.lastIndexOf(']') < 0
                                        ? claim.length()
                                        : claim.lastIndexOf(']')),
                        " ");
        Set<String> known =
                Set.of(groups.supportOps(), groups.supportOpsManagers(), groups.auditors());
        if (parts.size() <= 1 || known.containsAll(parts)) {
            return groups.roles(new HashSet<>(parts));
        }
        return groups.roles(fromToken(call, claims));
    }

    private Set<String> fromToken(ApiCall call, Map<String, String> claims) {
        JsonNode payload = payload(call);
        boolean same =
                List.of("iss", "email").stream()
                        .allMatch(c ->
                                payload.path(c).asText("").equals(claims.getOrDefault(c, "-")));
        if (!same || !payload.path("groups").isArray()) {
            throw forbidden(
                    "The token's groups cannot be told apart, since one of them may hold a blank. Have the"
                            + " issuer send only Tokenward's groups.");
        }
        return array(payload.path("groups"));
    }

    private JsonNode payload(ApiCall call) {
        String[] parts = call.header("authorization").orElse("").split("\\.", -1);
        if (parts.length != 3) {
            return json.createObjectNode();
        }
        try {
            return parse(
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return json.createObjectNode();
        }
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private static Set<String> array(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.forEach(n -> names.add(n.asText()));
        return names;
    }

    private static List<String> split(String text, String by) {
        return Arrays.stream(text.split(by, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static ApiFault forbidden(String detail) {
        return ApiFault.of(403, "identity", detail);
    }
}
