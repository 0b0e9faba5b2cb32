package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Marker;
import dev.tokenward.domain.Request;
import dev.tokenward.zendesk.OauthClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for clients that bear our mark, or belong to our user, and that no record explains (hazard
 * E2). Only what is provably ours is a leftover; a table that was lost must not make everything
 * look so (hazard E15).
 */
final class Unexplained {
    private final World world;
    private final Optional<String> ownUserId;

    /**
     * @param ownUserId whom Tokenward acts as in Zendesk; empty if that is not known now
     */
    Unexplained(World world, Optional<String> ownUserId) {
        this.world = world;
        this.ownUserId = ownUserId;
    }

    /**
     * @param recorded Zendesk's ids of the credentials in use
     */
    List<Drift> among(List<OauthClient> list, Set<String> recorded) {
        return list.stream()
                .filter(client -> !client.own() && !recorded.contains(client.id()))
                .flatMap(client -> of(client).stream())
                .toList();
    }

    private Optional<Drift> of(OauthClient client) {
        Optional<String> requestId = Marker.requestOf(client.identifier());
        if (requestId.isPresent()) {
            return marked(client, requestId.get());
        }
        return world.policy().allowBroadScopes() && isOurs(client)
                ? stray(
                        client,
                        "belongs to Tokenward's own user, and no record explains it. A credential with"
                                + " broad scopes can make further ones")
                : Optional.empty();
    }

    private Optional<Drift> marked(OauthClient client, String requestId) {
        Optional<Credential> found =
                world.store()
                        .request(requestId)
                        .flatMap(Request::credentialId)
                        .flatMap(world.store()::credential);
        if (found.isEmpty()) {
            return stray(
                    client,
                    "bears Tokenward's mark, but no credential of a request "
                            + requestId
                            + " is recorded");
        }
        Credential c = found.get();
        if (c.status().mayExist()) {
            // being made or taken out: its own process looks after it
            boolean explained = c.zendeskId().isEmpty() || c.zendeskId().get().equals(client.id());
            return explained
                    ? Optional.empty()
                    : stray(client, "bears the mark of " + c.id() + ", which is another client");
        }
        if (c.status() == CredentialStatus.FORGOTTEN) {
            return Optional.empty();
        }
        if (ownUserId.isEmpty()) {
            // whether it is ours cannot be told now; the next sweep looks again
            return Optional.empty();
        }
        return isOurs(client)
                ? Optional.of(new Drift.Leftover(client, c))
                : stray(
                        client,
                        "bears the mark of "
                                + c.id()
                                + ", which is "
                                + c.status()
                                + ", but another user of Zendesk made it");
    }

    private boolean isOurs(OauthClient client) {
        return ownUserId.isPresent() && client.userId().equals(ownUserId);
    }

    private static Optional<Drift> stray(OauthClient client, String why) {
        return Optional.of(new Drift.Stray(client, why));
    }
}
