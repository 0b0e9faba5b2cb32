package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.workflow.Removal.Seen;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes an API token out: deactivate, verify, delete, verify. Zendesk's screen deletes deactivated
 * tokens only (OBSERVED); whether its API does is UNKNOWN, so the order holds for both.
 */
final class TokenRemoval {
    /**
     * Clocks differ: a token of ours may seem this much older than the list that did not show it.
     */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Zendesk zendesk;

    TokenRemoval(Zendesk zendesk) {
        this.zendesk = zendesk;
    }

    /**
     * What is provably this credential: the id that Zendesk gave us, or, before we knew one, a
     * token of its name that is younger than a list that did not show it.
     */
    static List<ApiToken> ours(List<ApiToken> list, Credential c) {
        return list.stream()
                .filter(t ->
                        c.zendeskId().equals(Optional.of(t.id()))
                                || (c.zendeskId().isEmpty() && leftover(t, c)))
                .toList();
    }

    private static boolean leftover(ApiToken token, Credential c) {
        return sameName(token, c)
                && c.createAttemptedAt().isPresent()
                && c.markerClearAt().isPresent()
                && token.createdAt()
                        .filter(at -> !at.isBefore(c.markerClearAt().get().minus(SKEW)))
                        .isPresent();
    }

    static boolean sameName(ApiToken token, Credential c) {
        return token.description().map(String::strip).equals(Optional.of(c.marker()));
    }

    Seen takeOut(Credential c, List<ApiToken> found, Instant now) {
        if (found.isEmpty()) {
            return unlisted(c, now);
        }
        for (ApiToken token : found) {
            Optional<Seen> trouble = deactivate(token, now).or(() -> delete(token, now));
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        return verify(c, found, now);
    }

    /**
     * There is no way to show a single token. One that the list may not show yet is taken out by
     * its id alone: its own 404 proves then what the list does not.
     */
    private Seen unlisted(Credential c, Instant now) {
        Seen seen = Removal.absent(c, now);
        return seen instanceof Seen.NotYet && c.zendeskId().isPresent()
                ? takeOut(c, List.of(unseen(c.zendeskId().get())), now)
                : seen;
    }

    private static ApiToken unseen(String id) {
        return new ApiToken(
                id,
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private Optional<Seen> deactivate(ApiToken token, Instant now) {
        return token.active() ? switchOff(token, now) : Optional.empty();
    }

    private Optional<Seen> switchOff(ApiToken token, Instant now) {
        return switch (zendesk.deactivateApiToken(token.id())) {
            case Answer.Ok<ApiToken>(ApiToken answered) -> verifyInactive(answered, now);
            case Answer.Missing<ApiToken> gone -> Optional.empty();
            case Answer<ApiToken> other ->
                    Optional.of(Removal.trouble("Deactivating the token", other));
        };
    }

    /** Zendesk's own answer says it first; a list may lag behind it and is not held against it. */
    private Optional<Seen> verifyInactive(ApiToken token, Instant now) {
        return switch (zendesk.apiTokens()) {
            case Answer.Ok<List<ApiToken>>(List<ApiToken> list) ->
                    token.active()
                                    && list.stream()
                                            .anyMatch(t -> t.id().equals(token.id()) && t.active())
                            ? Optional.of(
                                    Removal.listed(
                                            "Zendesk still lists the token as active after its"
                                                    + " deactivation.",
                                            now))
                            : Optional.empty();
            case Answer<List<ApiToken>> other -> Optional.of(Removal.blind(Kind.API_TOKEN, other));
        };
    }

    /** Somebody may have activated it since the list was taken: then once more, in order. */
    private Optional<Seen> delete(ApiToken token, Instant now) {
        Answer<Void> deleted = zendesk.deleteApiToken(token.id());
        return deleted instanceof Answer.Refused<Void> refused
                        && refused.code().equals(Zendesk.STILL_ACTIVE)
                ? switchOff(token, now).or(() -> afterDeletion(zendesk.deleteApiToken(token.id())))
                : afterDeletion(deleted);
    }

    private static Optional<Seen> afterDeletion(Answer<Void> deleted) {
        return switch (deleted) {
            case Answer.Ok<Void> ok -> Optional.empty();
            case Answer.Missing<Void> gone -> Optional.empty();
            case Answer<Void> other -> Optional.of(Removal.trouble("Deleting the token", other));
        };
    }

    private Seen verify(Credential c, List<ApiToken> found, Instant now) {
        return switch (zendesk.apiTokens()) {
            case Answer.Ok<List<ApiToken>>(List<ApiToken> list) ->
                    list.stream().anyMatch(t -> found.stream().anyMatch(f -> f.id().equals(t.id())))
                            ? Removal.listed(
                                    "Zendesk still lists the token after its deletion.", now)
                            : new Seen.Gone();
            case Answer<List<ApiToken>> other -> Removal.blind(c.kind(), other);
        };
    }
}
