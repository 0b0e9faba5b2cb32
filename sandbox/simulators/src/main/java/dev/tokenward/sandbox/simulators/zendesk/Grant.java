package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code POST /oauth/tokens}, the grant {@code client_credentials} only. */
final class Grant {
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(30);

    private final Account account;

    Grant(Account account) {
        this.account = account;
    }

    Reply mint(Call call, Instant now) {
        ObjectNode body = Json.object();
        if (call.isForm()) {
            call.form().asMap().forEach(body::put);
        } else {
            call.json().ifPresent(body::setAll);
        }
        if (!body.path("grant_type").asText("").equals("client_credentials")) {
            return Errors.oauth(400, "unsupported_grant_type", "Unsupported grant type.");
        }
        Optional<OauthClient> client = client(body);
        Optional<User> owner =
                client.flatMap(c -> account.users.find(c.userId())).filter(User::mayCall);
        if (client.isEmpty() || owner.isEmpty()) {
            return Errors.oauth(401, "invalid_client", "Client authentication failed.");
        }
        return mint(body, client.get(), now);
    }

    private Reply mint(ObjectNode body, OauthClient client, Instant now) {
        List<String> asked = Scopes.parse(body.path("scope").asText(""));
        List<String> scopes = asked.isEmpty() ? client.scopes() : asked;
        if (scopes.isEmpty()) {
            return invalidScope();
        }
        if (!account.settings.has(Quirk.CEILING_DOES_NOT_HOLD)
                && !Scopes.within(scopes, client.scopes())) {
            return invalidScope();
        }
        JsonNode expiresIn = body.path("expires_in");
        boolean told = !expiresIn.isMissingNode() && !expiresIn.isNull();
        long seconds = told ? expiresIn.asLong(-1) : DEFAULT_LIFE.toSeconds();
        if ((told && seconds <= 300) || seconds >= 172_800) {
            // documented as "more than 300 and less than 172,800"; the error's shape is not known
            return Errors.oauth(
                    400,
                    "invalid_request",
                    "expires_in must be greater than 300 and less than 172800.");
        }
        String value =
                account.issue(
                        client,
                        client.userId(),
                        scopes,
                        Optional.of(Duration.ofSeconds(seconds)),
                        now);
        ObjectNode answer =
                Json.object()
                        .put("access_token", value)
                        .put("token_type", "bearer")
                        .put("scope", String.join(" ", scopes));
        if (told || account.settings.has(Quirk.EXPIRES_IN_ALWAYS_TOLD)) {
            answer.put("expires_in", seconds);
        }
        return Reply.json(account.settings.has(Quirk.MINT_ANSWERS_201) ? 201 : 200, answer);
    }

    /** By the identifier's text, never by the numeric id; public clients may not. */
    private Optional<OauthClient> client(ObjectNode body) {
        String hash = Secrets.hash(body.path("client_secret").asText(""));
        JsonNode identifier = body.path("client_id");
        return account.clients
                .first(c -> identifier.isTextual() && c.identifier().equals(identifier.asText()))
                .filter(c -> c.confidential() && c.hash().equals(hash));
    }

    private static Reply invalidScope() {
        return Errors.oauth(
                400, "invalid_scope", "The requested scope is invalid, unknown, or malformed.");
    }
}
