package dev.tokenward.api;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Role;
import dev.tokenward.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The caller's groups. API Gateway turns an array claim into "[a b]", so that a group named
 * "support-ops-managers club" cannot be told from two groups: whoever may name a group could give
 * themself a role. So the array itself counts, read from the very token that the gateway verified.
 * Only where that token is out of reach does the text count, and only if it has one meaning (case
 * C04).
 */
final class GroupsClaim {
    private final GroupNames groups;

    GroupsClaim(GroupNames groups) {
        this.groups = groups;
    }

    /**
     * What the caller may do.
     *
     * @throws ApiFault 403 if there are no groups, or they cannot be told apart
     */
    Set<Role> roles(ApiCall call, Map<String, String> claims) {
        String claim =
                Optional.ofNullable(claims.get("groups"))
                        .orElseThrow(() ->
                                Identity.forbidden(
                                        "The token carries no groups (claim \"groups\"). With very"
                                                + " many groups some issuers leave it out: have yours"
                                                + " send only Tokenward's."))
                        .strip();
        return groups.roles(fromToken(call, claims).orElseGet(() -> fromText(claim)));
    }

    private Set<String> fromText(String claim) {
        Optional<Set<String>> json = array(parse(claim));
        if (json.isPresent()) {
            return json.get();
        }
        if (!claim.startsWith("[")) {
            return Set.copyOf(split(claim, ","));
        }
        Set<String> parts = Set.copyOf(split(claim.substring(1).replaceFirst("]$", ""), " "));
        Set<String> known =
                Set.of(groups.supportOps(), groups.supportOpsManagers(), groups.auditors());
        if (parts.size() > 1 && !known.containsAll(parts)) {
            throw Identity.forbidden(
                    "The token's groups cannot be told apart, since one of them may hold a blank. Have the"
                            + " issuer send only Tokenward's groups.");
        }
        return parts;
    }

    /** The array of the verified token; empty if it cannot be read or is another token's. */
    private Optional<Set<String>> fromToken(ApiCall call, Map<String, String> claims) {
        JsonNode payload = payload(call);
        boolean same =
                List.of("iss", "sub", "email").stream()
                        .allMatch(
                                c -> payload.path(c).asText("").equals(claims.getOrDefault(c, "")));
        return same && sameNumber(payload.path("exp").asText(""), claims.getOrDefault("exp", ""))
                ? array(payload.path("groups"))
                : Optional.empty();
    }

    /** The gateway writes 1795600800 as 1.7956008E9. */
    private static boolean sameNumber(String one, String other) {
        try {
            return one.equals(other) || new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private JsonNode payload(ApiCall call) {
        String[] parts = call.header("authorization").orElse("").split("\\.", -1);
        if (parts.length != 3) {
            return Json.object();
        }
        try {
            return parse(
                    new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Json.object();
        }
    }

    private JsonNode parse(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }

    /** The names, exactly as they are; empty if this is no list of names. */
    private static Optional<Set<String>> array(JsonNode node) {
        return node.isArray() && node.valueStream().allMatch(JsonNode::isTextual)
                ? Optional.of(node.valueStream().map(JsonNode::textValue).collect(toSet()))
                : Optional.empty();
    }

    private static List<String> split(String text, String by) {
        return Arrays.stream(text.split(by, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
