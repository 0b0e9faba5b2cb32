package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.metrics.Metrics;
import dev.tokenward.sandbox.app.Repository;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * What the deployed sweep reads and asks, with every step it has, grows with what is due and not
 * with what is stored. The daily run compares all that is alive with Zendesk, so that its cost is
 * held among what is over, and the tick's among what is alive.
 */
class DeployedSweepCostTest {
    private static final int DUE = 10;
    private static final int MANY = 10_000;
    private static final double MOST = 1.1;
    private static final LocalDate LATER = Stories.END.plusDays(28);

    /** Of one run. */
    private record Cost(int read, int calls, long ended) {}

    /** Counts what the sweep asks for while it is switched on. */
    private static final class Counting implements Observer {
        private Optional<Rig> counted = Optional.empty();
        private int read;
        private int calls;

        @Override
        public void asks(String function, String operation, SdkRequest request) {
            counted.filter(rig -> function.equals("SweepFunction"))
                    .ifPresent(rig -> {
                        calls++;
                        read += items(rig, request);
                    });
        }

        private static int items(Rig rig, SdkRequest request) {
            return switch (request) {
                case QueryRequest query -> rig.table.query(query).scannedCount();
                case GetItemRequest get -> rig.table.getItem(get).hasItem() ? 1 : 0;
                default -> 0;
            };
        }

        @Override
        public Metrics metrics(String function) {
            return Metrics.NONE;
        }
    }

    /**
     * Of a run when ten have ended, beside so many requests and credentials that are not due.
     *
     * @param life what becomes of the credential that is stored so often
     */
    private static Cost cost(int stored, Consumer<Rig> life, Consumer<Rig> run) {
        Counting counting = new Counting();
        try (Ground ground = new Ground(Repository.template());
                Rig rig = new Rig(ground, Sabotage.NONE, counting)) {
            issued(rig, LATER);
            life.accept(rig);
            rig.settle();
            // what a run does once, such as sealing its audit log, is done
            rig.daily();
            List<Map<String, AttributeValue>> one = ofRequest(rig);
            List<String> due =
                    IntStream.range(0, DUE).mapToObj(i -> issued(rig, Stories.END)).toList();
            rig.daily();
            rig.clock.set(Stories.END.plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC));
            rig.table.fill(copies(one, stored / 2));
            counting.counted = Optional.of(rig);
            run.accept(rig);
            counting.counted = Optional.empty();
            assertThat(rig.watch.violations()).isEmpty();
            return new Cost(
                    counting.read,
                    counting.calls,
                    due.stream().filter(id -> status(rig, id).equals("REVOKED")).count());
        }
    }

    private static String issued(Rig rig, LocalDate end) {
        String request = Stories.askForClient(rig, end);
        Stories.decide(rig, "morgan", request, "APPROVE");
        Stories.decide(rig, "sasha", request, "APPROVE");
        String credential = Stories.issued(rig, request);
        rig.as("riley").post("/credentials/" + credential + "/receipt", Map.of());
        return credential;
    }

    private static String status(Rig rig, String credential) {
        return rig.as("quinn").get("/credentials/" + credential).path("status").asText();
    }

    private static String credential(Rig rig) {
        return rig.as("riley").get("/requests/" + Stories.only(rig)).path("credentialId").asText();
    }

    /** All that is kept of the only request and of its credential, its audit events with it. */
    private static List<Map<String, AttributeValue>> ofRequest(Rig rig) {
        String request = Stories.only(rig);
        String credential = credential(rig);
        return rig.table.items().stream()
                .filter(i ->
                        Stored.text(i, "pk").contains(request)
                                || Stored.text(i, "pk").contains(credential))
                .map(i -> Copies.of(i, request, "req_ofmany"))
                .map(i -> Copies.of(i, credential, "cred_ofmany"))
                .toList();
    }

    private static List<Map<String, AttributeValue>> copies(
            List<Map<String, AttributeValue>> one, int count) {
        return IntStream.range(0, count)
                .boxed()
                .flatMap(i -> one.stream().map(item -> Copies.of(item, "ofmany", "many" + i)))
                .toList();
    }

    private static void assertWithin(Cost many, Cost few) {
        System.out.println(DUE + " stored: " + few + "; " + MANY + " stored: " + many);
        assertThat(few.ended()).isEqualTo(DUE);
        assertThat(many.ended()).isEqualTo(DUE);
        assertThat((double) many.read()).isLessThanOrEqualTo(few.read() * MOST);
        assertThat((double) many.calls()).isLessThanOrEqualTo(few.calls() * MOST);
    }

    @Test
    void dailyRunCostsTheSameAmongTenThousandThatAreOver() {
        Consumer<Rig> over = rig -> Stories.handBack(rig, credential(rig));

        assertWithin(cost(MANY, over, Rig::daily), cost(DUE, over, Rig::daily));
    }

    @Test
    void tickCostsTheSameAmongTenThousandThatAreAlive() {
        assertWithin(cost(MANY, rig -> {}, Rig::tick), cost(DUE, rig -> {}, Rig::tick));
    }
}
