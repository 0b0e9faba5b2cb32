package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Call;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call that passed authentication, scopes and role.
 *
 * @param args what the route's pattern caught
 * @param root where links point to
 */
record Ask(Call call, Caller.Known caller, List<String> args, URI root, Instant now) {
    long id() {
        return Long.parseLong(args.getFirst());
    }

    /** The object under the envelope's name. */
    Optional<ObjectNode> body(String envelope) {
        return call.json()
                .map(json -> json.path(envelope))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    String link(String path) {
        return root + path;
    }
}
