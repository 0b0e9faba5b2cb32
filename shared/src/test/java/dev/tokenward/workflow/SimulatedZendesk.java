package dev.tokenward.workflow;

import dev.tokenward.net.Gate;
import dev.tokenward.net.HttpCaller;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.net.Transport;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import dev.tokenward.sandbox.simulators.zendesk.Own;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSettings;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import dev.tokenward.secrets.GitLabSecret;
import dev.tokenward.secrets.Secret;
import dev.tokenward.secrets.Secrets;
import dev.tokenward.secrets.SlackSecret;
import dev.tokenward.secrets.TestClock;
import dev.tokenward.secrets.ZendeskSecret;
import dev.tokenward.zendesk.HttpZendesk;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A running account that still lets API tokens be made, and a client that signs in to it. */
final class SimulatedZendesk implements AutoCloseable {
    /** The identifier of the client that Tokenward itself signs in with. */
    static final String OWN = "tokenward";

    final TestClock clock = new TestClock();
    final ZendeskSettings settings = new ZendeskSettings().creation(Creation.OPEN);
    final ZendeskSimulator screen =
            ZendeskSimulator.create(
                    clock, new Own(OWN, "own secret"), "canary9", settings, Optional.empty());
    private final HttpCaller http =
            new HttpCaller(
                    new Transport(Duration.ofSeconds(2)),
                    new TestWaiter(),
                    RandomGenerator.of("L64X128MixRandom"),
                    clock,
                    Patience.usual());
    final Zendesk client = through(Gate.open());

    SimulatedZendesk() {
        screen.start(0);
    }

    /** Another client, as in another process, that keeps to a rate limit. */
    Zendesk through(Gate gate) {
        return new HttpZendesk(new OwnSecret(), http.through(gate), clock);
    }

    @Override
    public void close() {
        screen.close();
    }

    private final class OwnSecret implements Secrets {
        @Override
        public ZendeskSecret zendesk() {
            return new ZendeskSecret(
                    screen.root(),
                    new ZendeskSecret.Auth.OauthClient(OWN, Secret.of("own secret")));
        }

        @Override
        public SlackSecret slack() {
            throw new AssertionError("Zendesk needs no Slack");
        }

        @Override
        public GitLabSecret gitlab() {
            throw new AssertionError("Zendesk needs no GitLab");
        }
    }
}
