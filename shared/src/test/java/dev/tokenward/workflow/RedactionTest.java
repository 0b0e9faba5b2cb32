package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.net.Answer;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.OutboxRow;
import dev.tokenward.store.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Invariant 3: no value stays in a message, and none is taken for gone that stands there still. */
class RedactionTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Outbox outbox(World world) {
        return new Outbox(
                world,
                () -> company.slack,
                () -> {
                    throw new AssertionError("no comment");
                },
                "C1",
                true);
    }

    private Credential received() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        company.inventory.receipt(Company.actor(Company.RILEY), c.id());
        return company.credential(c.id());
    }

    @Test
    void channelOutOfReachIsNoRedactionWhileTheValueLives() {
        Credential c = received();
        company.slack.change = where -> new Answer.Refused<>(200, Slack.NO_CHANNEL, "no channel");
        String order = CredentialLifecycle.redact(c).key();

        outbox(company.world).deliver(order);

        assertThat(company.credential(c.id()).redactedAt()).isEmpty();
        assertThat(company.store.outbox(order).orElseThrow().status())
                .isEqualTo(OutboxRow.Status.PENDING);
        assertThat(company.store.outbox("alert:redaction:2026-11-25")).isPresent();

        company.revocation.order(c.id(), Optional.empty(), "its end has come");
        company.revocation.carryOut(c.id());
        company.advance(Duration.ofMinutes(5));
        outbox(company.world).deliver(order);

        assertThat(company.credential(c.id()).redactedAt()).isPresent();
        assertThat(company.store.outbox(order).orElseThrow().status())
                .isEqualTo(OutboxRow.Status.SENT);
    }

    @Test
    void redactionIsRecordedThoughAnotherChangeComesInBetween() {
        Credential c = received();
        AtomicBoolean first = new AtomicBoolean(true);
        Store meddling =
                (Store)
                        Proxy.newProxyInstance(
                                Store.class.getClassLoader(),
                                new Class<?>[] {Store.class},
                                (proxy, method, args) -> {
                                    if (method.getName().equals("commit")
                                            && first.getAndSet(false)) {
                                        company.revocation.order(
                                                c.id(), Optional.empty(), "its end has come");
                                    }
                                    return method.invoke(company.store, args);
                                });
        World world = new World(meddling, company.account.clock, Company.POLICY, new Ids());

        outbox(world).deliver(CredentialLifecycle.redact(c).key());

        assertThat(company.credential(c.id()).revocation()).isPresent();
        assertThat(company.credential(c.id()).redactedAt()).isPresent();
    }

    @Test
    void placeThatALaterAttemptTakesIsNotForgotten() {
        Credential c = company.issued(Kind.OAUTH_CLIENT);
        Credential.Handover other = new Credential.Handover("D1", "1800000000.1");

        Change<Credential> placed = CredentialLifecycle.placed(c, other);

        assertThat(placed.next().handover()).contains(other);
        assertThat(placed.notices())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.topic()).isEqualTo(Notice.Topic.REDACT);
                    assertThat(order.params()).containsEntry("ts", c.handover().orElseThrow().ts());
                });
        assertThat(CredentialLifecycle.placed(placed.next(), other).notices()).isEmpty();
    }
}
