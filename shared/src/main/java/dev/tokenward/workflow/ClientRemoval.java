package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import dev.tokenward.workflow.Removal.Seen;
import dev.tokenward.zendesk.MintRefusal;
import dev.tokenward.zendesk.Minted;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.OauthToken;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes an OAuth client out: a new secret first, so that its holder can mint no more; then its
 * tokens, until none is listed; then the client; then a look (hazard E27). Whether deleting a
 * client revokes its tokens is UNKNOWN, so nothing is left to it.
 */
final class ClientRemoval {
    /** Lists of tokens looked at before the rest is left to the next try. */
    private static final int ROUNDS = 4;

    /** For what Zendesk had no room for, unless it says when. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private static final Duration SHORTEST = Duration.ofSeconds(301);

    private final Zendesk zendesk;

    ClientRemoval(Zendesk zendesk) {
        this.zendesk = zendesk;
    }

    Seen takeOut(Credential c, List<OauthClient> found, Optional<Secret> value, Instant now) {
        if (found.isEmpty()) {
            return unlisted(c, now);
        }
        for (OauthClient client : found) {
            Optional<Seen> trouble =
                    stopMinting(client, value)
                            .or(() -> revokeTokens(client.id(), now))
                            .or(() -> delete(client.id()))
                            .or(() -> verify(client.id(), now));
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        return new Seen.Gone();
    }

    /** Lists lag; where we know the id, Zendesk is asked for the very client. */
    private Seen unlisted(Credential c, Instant now) {
        if (c.zendeskId().isEmpty()) {
            return Removal.absent(c, now);
        }
        String id = c.zendeskId().get();
        return switch (zendesk.oauthClient(id)) {
            case Answer.Missing<OauthClient> gone -> new Seen.Gone();
            case Answer.Ok<OauthClient>(OauthClient client) when client.own() ->
                    Removal.protectedOwn(c);
            case Answer.Ok<OauthClient>(OauthClient client) ->
                    takeOut(c, List.of(client), Optional.empty(), now);
            case Answer<OauthClient> other -> Removal.trouble("Looking for the client", other);
        };
    }

    private Optional<Seen> stopMinting(OauthClient client, Optional<Secret> value) {
        Answer<Void> renewed = zendesk.regenerateSecret(client.id());
        if (renewed instanceof Answer.Missing<Void>) {
            return Optional.empty();
        }
        if (!(renewed instanceof Answer.Ok<Void>)) {
            return Optional.of(Removal.trouble("Renewing the client's secret", renewed));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (zendesk.mint(client.identifier(), value.get(), client.scopes(), SHORTEST)) {
            // a refused scope would mean that the secret itself was accepted
            case Answer.Refused<Minted> refused
                    when MintRefusal.of(refused) == MintRefusal.CLIENT ->
                    Optional.empty();
            case Answer.Ok<Minted> ok ->
                    Optional.of(
                            new Seen.Trouble(
                                    "The old secret still mints tokens after it was renewed.",
                                    false));
            case Answer<Minted> other ->
                    Optional.of(
                            Removal.trouble("Proving that the old secret mints no more", other));
        };
    }

    /**
     * One by one: no call that revokes several is known. What is expired is dead already, and left
     * alone. Where Zendesk has no room for more, what was done counts, and the next try goes on
     * from there: it lists what is left.
     */
    private Optional<Seen> revokeTokens(String clientId, Instant now) {
        int done = 0;
        for (int round = 0; round < ROUNDS; round++) {
            switch (zendesk.oauthTokens(clientId)) {
                case Answer.Ok<List<OauthToken>>(List<OauthToken> list) -> {
                    List<OauthToken> live = list.stream().filter(t -> mayLive(t, now)).toList();
                    if (live.isEmpty()) {
                        return Optional.empty();
                    }
                    for (OauthToken token : live) {
                        Answer<Void> revoked = zendesk.revokeOauthToken(token.id());
                        if (!(revoked instanceof Answer.Ok<Void>
                                || revoked instanceof Answer.Missing<Void>)) {
                            return Optional.of(stopped(revoked, done, now));
                        }
                        done++;
                    }
                }
                case Answer.Missing<List<OauthToken>> gone -> {
                    return Optional.empty();
                }
                case Answer<List<OauthToken>> other -> {
                    return Optional.of(Removal.trouble("Listing the client's tokens", other));
                }
            }
        }
        return Optional.of(
                new Seen.Trouble("Zendesk still lists tokens of the client as live.", false));
    }

    /** By our clock and Zendesk's, which may differ a little. */
    private static boolean mayLive(OauthToken token, Instant now) {
        return token.expiresAt().filter(at -> at.plus(Removal.LAG).isBefore(now)).isEmpty();
    }

    private static Seen stopped(Answer<Void> answer, int done, Instant now) {
        return answer instanceof Answer.Later<Void>(Optional<Duration> after, String why)
                        && done > 0
                ? new Seen.NotYet(
                        done + " access tokens of it are revoked, others are left: " + why,
                        now.plus(after.orElse(SOON)))
                : Removal.trouble("Revoking a token", answer);
    }

    private Optional<Seen> delete(String clientId) {
        Answer<Void> deleted = zendesk.deleteOauthClient(clientId);
        return deleted instanceof Answer.Ok<Void> || deleted instanceof Answer.Missing<Void>
                ? Optional.empty()
                : Optional.of(Removal.trouble("Deleting the client", deleted));
    }

    /**
     * Gone only if both the client's own address and a complete list say so: a 404 on one of the
     * steps before must not hide a client that is still listed (hazard E14).
     */
    private Optional<Seen> verify(String clientId, Instant now) {
        return switch (zendesk.oauthClient(clientId)) {
            case Answer.Missing<OauthClient> gone -> verifyUnlisted(clientId, now);
            case Answer.Ok<OauthClient> ok ->
                    Optional.of(
                            Removal.listed(
                                    "Zendesk still shows the client after its deletion.", now));
            case Answer<OauthClient> other ->
                    Optional.of(Removal.trouble("Looking for the deleted client", other));
        };
    }

    private Optional<Seen> verifyUnlisted(String clientId, Instant now) {
        return switch (zendesk.oauthClients()) {
            case Answer.Ok<List<OauthClient>>(List<OauthClient> list) ->
                    list.stream().anyMatch(client -> client.id().equals(clientId))
                            ? Optional.of(
                                    Removal.listed(
                                            "Zendesk still lists the client after its deletion.",
                                            now))
                            : Optional.empty();
            case Answer<List<OauthClient>> other ->
                    Optional.of(Removal.blind(Kind.OAUTH_CLIENT, other));
        };
    }
}
