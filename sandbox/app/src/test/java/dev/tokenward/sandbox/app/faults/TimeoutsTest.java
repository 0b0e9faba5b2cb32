package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.functions.notification.NotificationHandler;
import dev.tokenward.net.Patience;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import dev.tokenward.sandbox.app.stream.Mapping;
import dev.tokenward.workflow.Issuance;
import dev.tokenward.workflow.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What Lambda gives a function is more than its calls can take, and less than the claim under which
 * it works: a function that is stopped leaves its work to the claim's end, and one that runs longer
 * than its claim works beside its successor.
 */
class TimeoutsTest {
    private static final String ISSUANCE = "IssuanceFunction";
    private static final String MORGAN = "morgan@example.com";
    private static final String NOTIFICATION = "NotificationFunction";

    /** All that one call may take. */
    private static final Duration CALL = Patience.usual().total();

    /** What the table's own calls, and the start of a function, are given. */
    private static final Duration BESIDES = Duration.ofSeconds(10);

    private final Ground ground = new Ground(Repository.template());
    private final Rig rig = new Rig(ground, Sabotage.NONE, Observer.NONE);
    private final NoWaiting time = new NoWaiting();

    @AfterEach
    void close() {
        rig.close();
        ground.close();
    }

    private Mapping mapping(String function) {
        return ground.deployment.mappings().stream()
                .filter(m -> m.function().equals(function))
                .findFirst()
                .orElseThrow();
    }

    private Duration timeout(String function) {
        return ground.deployment.functions().stream()
                .filter(f -> f.name().equals(function))
                .findFirst()
                .orElseThrow()
                .timeout();
    }

    /** How long a function's calls take in all, where each takes so long. */
    private Duration invoke(String function, Payload event, Duration each) {
        Tap slow =
                new Tap(step -> {
                    Footprint call = step.get();
                    if (Stream.concat(call.reads().stream(), call.writes().stream())
                            .anyMatch(name -> name.endsWith(".example.com"))) {
                        time.pause(each);
                    }
                });
        Duration before = time.elapsed();
        try (Deployed process = rig.another(slow, time)) {
            assertThat(process.invoke(function, event)).isInstanceOf(Invocation.Answered.class);
        }
        return time.elapsed().minus(before);
    }

    private String state(String request) {
        return rig.as("quinn").get("/requests/" + request).path("state").asText();
    }

    @Test
    void issuanceHasTheTimeOfOneRequestAndItsLeaseIsLonger() {
        assertThat(mapping(ISSUANCE).batchSize()).isEqualTo(1);
        assertThat(timeout(ISSUANCE))
                .isGreaterThan(Issuance.LONGEST.plus(BESIDES))
                .isLessThan(Issuance.LEASE);
    }

    @Test
    void notificationBeginsNoRowThatItHasNoTimeForAndItsClaimIsLonger() {
        assertThat(NotificationHandler.RESERVE)
                .isGreaterThanOrEqualTo(Outbox.LONGEST.plus(BESIDES));
        assertThat(timeout(NOTIFICATION))
                .isGreaterThan(NotificationHandler.RESERVE)
                .isLessThan(Outbox.CLAIM);
    }

    @Test
    void recordThatIsTriedAsOftenAsItMayIsNotTooOldBefore() {
        for (String function : List.of(ISSUANCE, NOTIFICATION)) {
            Mapping mapping = mapping(function);
            assertThat(timeout(function).multipliedBy(1L + mapping.maximumRetries().orElseThrow()))
                    .as(function)
                    .isLessThan(mapping.maximumAge().orElseThrow());
        }
    }

    @Test
    void requestIsIssuedAtOnceWhereEachCallTakesAllTheTimeThatItMay() {
        List<Payload> events = rig.hold(ISSUANCE);
        String request = Stories.approvedClient(rig);

        Duration took = invoke(ISSUANCE, events.getLast(), CALL);

        assertThat(state(request)).isEqualTo("ISSUED");
        assertThat(took).isLessThanOrEqualTo(Issuance.LONGEST);
    }

    @Test
    void issuanceThatWouldTakeTooLongEndsInItsTimeAndTheTickFinishesIt() {
        Duration each = CALL.multipliedBy(2);
        List<Payload> events = rig.hold(ISSUANCE);
        String request = Stories.approvedClient(rig);

        Duration took = invoke(ISSUANCE, events.getLast(), each);

        // of what is made and of what is undone, the last call here is not cut short
        assertThat(took).isLessThanOrEqualTo(Issuance.LONGEST.plus(each.multipliedBy(2)));
        assertThat(state(request)).isEqualTo("APPROVED");
        rig.clock.advance(Duration.ofMinutes(30));
        rig.tick();
        Stories.issued(rig, request);
        assertThat(rig.watch.violations()).isEmpty();
    }

    @Test
    void messagesAreSentAtOnceWhereEachCallTakesAllTheTimeThatItMay() {
        List<Payload> events = rig.hold(NOTIFICATION);
        Stories.askForClient(rig);
        assertThat(rig.outside.slack.inbox(MORGAN)).isEmpty();

        for (Payload event : List.copyOf(events)) {
            assertThat(invoke(NOTIFICATION, event, CALL))
                    .isLessThanOrEqualTo(Outbox.LONGEST.multipliedBy(records(event)));
        }

        assertThat(rig.outside.slack.inbox(MORGAN)).isNotEmpty();
    }

    @Test
    void messageThatWouldTakeTooLongEndsInItsTimeAndTheTickSendsIt() {
        Duration each = CALL.multipliedBy(2);
        List<Payload> events = rig.hold(NOTIFICATION);
        Stories.askForClient(rig);

        for (Payload event : List.copyOf(events)) {
            // the last call of each is not cut short here
            assertThat(invoke(NOTIFICATION, event, each))
                    .isLessThanOrEqualTo(Outbox.LONGEST.plus(each).multipliedBy(records(event)));
        }

        assertThat(rig.outside.slack.inbox(MORGAN)).isEmpty();
        rig.clock.advance(Duration.ofMinutes(15));
        rig.tick();
        assertThat(rig.outside.slack.inbox(MORGAN)).isNotEmpty();
        assertThat(rig.watch.violations()).isEmpty();
    }

    private static int records(Payload event) {
        return event.text().split("\"eventID\"", -1).length - 1;
    }
}
