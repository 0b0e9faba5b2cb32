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

        /**
         * Nothing went wrong, but Zendesk's lists may lag behind what was done.
         *
         * @param what what they still show, or may not show yet
         */
        record NotYet(String what, Instant until) implements Seen {}

        /**
         * It could not be taken out.
         *
         * @param permanent whether only a person can change that
         * @param after when Zendesk asked to be tried again
         */
        record Trouble(String what, boolean permanent, Optional<Duration> after) implements Seen {
            Trouble(String what, boolean permanent) {
                this(what, permanent, Optional.empty());
            }
        }
    }

    /**
     * @param value the credential's own value where it is still in memory: then it is proven dead
     */
    Seen takeOut(Credential c, Optional<Secret> value, Instant now) {
        return switch (c.kind()) {
            case OAUTH_CLIENT ->
                    switch (zendesk.oauthClients()) {
                        case Answer.Ok<List<OauthClient>>(List<OauthClient> list) -> {
                            List<OauthClient> ours = ours(list, c);
                            yield ours.stream().anyMatch(OauthClient::own)
                                    ? protectedOwn(c)
                                    : clients.takeOut(c, ours, value, now);
                        }
                        case Answer<List<OauthClient>> other -> blind(c.kind(), other);
                    };
            case API_TOKEN ->
                    switch (zendesk.apiTokens()) {
                        case Answer.Ok<List<ApiToken>>(List<ApiToken> list) -> {
                            List<ApiToken> ours = TokenRemoval.ours(list, c);
                            yield ours.stream().anyMatch(ApiToken::own)
                                    ? protectedOwn(c)
                                    : tokens.takeOut(c, ours, now);
                        }
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

    /**
     * Takes out these clients and no others, although the record may name another: leftovers of its
     * request.
     */
    Seen takeOut(Credential c, OauthClient leftover, Instant now) {
        return leftover.own()
                ? protectedOwn(c)
                : clients.takeOut(c, List.of(leftover), Optional.empty(), now);
    }

    /** Whatever a record says: without its own access Tokenward can do nothing (hazard E28). */
    static Seen protectedOwn(Credential c) {
        return new Seen.Trouble(
                "The record "
                        + c.id()
                        + " names the credential that Tokenward itself signs in with: it is never"
                        + " deleted. The record is wrong.",
                true);
    }

    /** Absent from a complete list: gone, unless the list may not show the last create yet. */
    static Seen absent(Credential c, Instant now) {
        Optional<Instant> shownBy = c.createAttemptedAt().map(at -> at.plus(LAG));
        return shownBy.isPresent() && now.isBefore(shownBy.get())
                ? new Seen.NotYet(
                        "Zendesk's list may not show yet what the last attempt made.",
                        shownBy.get())
                : new Seen.Gone();
    }

    /** A view that is not complete proves nothing and changes nothing (invariant 5, hazard E14). */
    static Seen.Trouble blind(Kind kind, Answer<?> answer) {
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
            default ->
                    new Seen.Trouble(
                            "The list of " + what + ": " + answer.describe(), false, after(answer));
        };
    }

    private static Optional<Duration> after(Answer<?> answer) {
        return answer instanceof Answer.Later<?> later ? later.after() : Optional.empty();
    }

    /** What was done is accepted, but still listed: looked at again when the list is younger. */
    static Seen listed(String what, Instant now) {
        return new Seen.NotYet(what, now.plus(LAG));
    }

    /** A step that was not done: whether a later try may do it. */
    static Seen trouble(String step, Answer<?> answer) {
        boolean permanent =
                answer instanceof Answer.Refused<?> || answer instanceof Answer.Blind<?>;
        return new Seen.Trouble(step + ": " + answer.describe(), permanent, after(answer));
    }
}
