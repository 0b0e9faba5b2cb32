package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.json.Json;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Reply;
import dev.tokenward.secrets.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /oauth/tokens} with the grant {@code client_credentials}. */
final class Minting {
    /** RFC 6749; the status that they come with is not known for Zendesk. */
    private static final Set<String> OAUTH_CODES =
            Set.of(
                    "invalid_request",
                    "invalid_client",
                    "invalid_grant",
                    "invalid_scope",
                    "unauthorized_client",
                    "unsupported_grant_type",
                    "access_denied");

    private Minting() {}

    /** {@code expires_in} is always sent: only then is it always answered (OBSERVED). */
    static Call call(String identifier, Secret secret, List<String> scopes, Duration expiresIn) {
        ObjectNode body =
                Json.object()
                        .put("grant_type", "client_credentials")
                        .put("client_id", identifier)
                        .put("client_secret", secret.reveal())
                        .put("scope", String.join(" ", scopes))
                        .put("expires_in", expiresIn.toSeconds());
        return Call.post("/oauth/tokens").json(body, secret);
    }

    static Answer<Minted> read(Call call, Reply reply, Optional<Duration> after) {
        if (reply.isSuccess()) {
            return reply.json()
                    .flatMap(Minting::minted)
                    .<Answer<Minted>>map(Answer.Ok::new)
                    .orElseGet(() ->
                            HttpCaller.unanswered(call, after, "an answer without a usable token"));
        }
        Optional<Fault> fault = Fault.of(reply).filter(f -> speaksOfTheClient(f, reply));
        return fault.isPresent()
                ? refused(call, reply, fault.get())
                : Meaning.of(call, reply, after);
    }

    /**
     * Only what is surely about this client or these scopes is a refusal: callers take one as the
     * proof that a secret is dead or a ceiling holds. A 403 in other words, say for an address that
     * is not allowed, proves neither.
     */
    private static boolean speaksOfTheClient(Fault fault, Reply reply) {
        return OAUTH_CODES.contains(fault.code())
                || reply.status() == 401
                || refusesTheScope(fault, reply);
    }

    /** In words of its own; a 403 may speak of the scopes of another token. */
    private static boolean refusesTheScope(Fault fault, Reply reply) {
        return (reply.status() == 400 || reply.status() == 422) && fault.says(Meaning.SCOPE);
    }

    private static Answer<Minted> refused(Call call, Reply reply, Fault fault) {
        String code =
                OAUTH_CODES.contains(fault.code())
                        ? fault.code()
                        : refusesTheScope(fault, reply) ? "invalid_scope" : "invalid_client";
        return new Answer.Refused<>(reply.status(), code, Meaning.detail(call, reply, fault));
    }

    private static Optional<Minted> minted(JsonNode body) {
        return ForeignJson.text(body, "access_token")
                .filter(token -> token.chars().allMatch(c -> c > 0x20 && c < 0x7f))
                .map(token -> new Minted(Secret.of(token), scopes(body), expiresIn(body)));
    }

    /** A text with blanks, as OAuth has it, or an array. */
    private static List<String> scopes(JsonNode body) {
        JsonNode scope = body.path("scope");
        return scope.isArray()
                ? Fields.texts(scope)
                : Arrays.stream(scope.asText("").split("[\\s,]+", -1))
                        .filter(s -> !s.isEmpty())
                        .toList();
    }

    private static Optional<Duration> expiresIn(JsonNode body) {
        return ForeignJson.id(body, "expires_in")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
