package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import java.util.Map;
import java.util.Optional;

/**
 * Tells Support Ops, once a day per matter, that something is wrong with Tokenward's own access.
 */
final class Alerts {
    private final World world;

    Alerts(World world) {
        this.world = world;
    }

    /**
     * @param matter what the alert is about, for example {@code zendesk-access}; one message a day
     *     each
     */
    void raise(String matter, String what) {
        tell("alert:" + matter + ":" + world.policy().today(world.now()), what);
    }

    /** As {@link #raise}, but once as long as messages are remembered. */
    void raiseOnce(String matter, String what) {
        tell("alert:" + matter, what);
    }

    private void tell(String key, String what) {
        world.tell(
                new Notice(
                        key,
                        Notice.Topic.OPERATOR_ALERT,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.OpsChannel(),
                        Map.of("what", what)));
    }
}
