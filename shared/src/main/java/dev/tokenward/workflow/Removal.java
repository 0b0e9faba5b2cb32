package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes one credential out of Zendesk, and says what was seen. Knows nothing of records: only what
 * finds the credential there. Each step may be repeated.
 */
final class Removal {
    /** How long Zendesk's lists are taken to lag behind a write. */
    static final Duration LAG = Duration.ofMinutes(5);

    private final Zendesk zendesk;
    private final ClientRemoval clients;
    private final TokenRemoval tokens;

    Removal(Zendesk zendesk) {
        this.zendesk = zendesk;
        this.clients = new ClientRemoval(zendesk);
        this.tokens = new TokenRemoval(zendesk);
    }

    /** What was seen. */
    sealed interface Seen {
        /** It is not in Zendesk, by a complete list that was young enough to show it. */
        record Gone() implements Seen {}

        /** It is not in the list, but the list may lag behind the last create. */
        record NotYet(Instant until) implements Seen {}

        /**
         * It could not be taken out.
         *
         * @param permanent whether only a person can change that
         */
        record Trouble(String what, boolean permanent) implements Seen {}
    }

    /**
     * @param value the credential's own value where it is still in memory: then it is proven dead
     */
    Seen takeOut(Credential c, Optional<Secret> value, Instant now) {
        return switch (c.kind()) {
            case OAUTH_CLIENT ->
                    switch (zendesk.oauthClients()) {
                        case Answer.Ok<List<OauthClient>>(List<OauthClient> list) ->
                                clients.takeOut(c, ours(list, c), value, now);
                        case Answer<List<OauthClient>> other -> blind(c.kind(), other);
                    };
            case API_TOKEN ->
                    switch (zendesk.apiTokens()) {
                        case Answer.Ok<List<ApiToken>>(List<ApiToken> list) ->
                                tokens.takeOut(c, TokenRemoval.ours(list, c), now);
                        case Answer<List<ApiToken>> other -> blind(c.kind(), other);
                    };
        };
    }

    private static List<OauthClient> ours(List<OauthClient> list, Credential c) {
        return list.stream()
                .filter(client ->
                        client.identifier().equals(c.marker())
                                || c.zendeskId().equals(Optional.of(client.id())))
                .toList();
    }

    /** Absent from a complete list: gone, unless the list may not show the last create yet. */
    static Seen absent(Credential c, Instant now) {
        Optional<Instant> shownBy = c.createAttemptedAt().map(at -> at.plus(LAG));
        return shownBy.isPresent() && now.isBefore(shownBy.get())
                ? new Seen.NotYet(shownBy.get())
                : new Seen.Gone();
    }

    /** A view that is not complete proves nothing and changes nothing (invariant 5, hazard E14). */
    static Seen blind(Kind kind, Answer<?> answer) {
        String what = kind == Kind.API_TOKEN ? "API tokens" : "OAuth clients";
        return switch (answer) {
            case Answer.Missing<?> missing ->
                    new Seen.Trouble(
                            "Zendesk has no list of "
                                    + what
                                    + " (token access may be switched off): nothing is proven by that. "
                                    + missing.detail(),
                            true);
            case Answer.Blind<?> blind ->
                    new Seen.Trouble(
                            "Tokenward may not list " + what + " in Zendesk. " + blind.detail(),
                            true);
            default -> new Seen.Trouble("The list of " + what + ": " + answer.describe(), false);
        };
    }

    /** A step that was not done: whether a later try may do it. */
    static Seen trouble(String step, Answer<?> answer) {
        boolean permanent =
                answer instanceof Answer.Refused<?> || answer instanceof Answer.Blind<?>;
        return new Seen.Trouble(step + ": " + answer.describe(), permanent);
    }
}
