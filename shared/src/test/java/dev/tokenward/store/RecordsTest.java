package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Role;
import dev.tokenward.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RecordsTest {
    private static final Email RILEY = new Email("riley@example.com");

    record Inner(boolean on, long big) {
        Inner {
            if (big < 0) {
                throw new IllegalArgumentException("below nothing");
            }
        }
    }

    record Sample(
            String name,
            int count,
            Optional<Instant> at,
            LocalDate day,
            Duration lease,
            Kind kind,
            Email who,
            Optional<Integer> days,
            List<Inner> inner,
            Set<String> groups,
            Map<Email, Instant> seen) {}

    private static final Sample SAMPLE =
            new Sample(
                    "a",
                    3,
                    Optional.of(Instant.parse("2026-11-25T09:00:00.250Z")),
                    LocalDate.parse("2027-03-31"),
                    Duration.ofHours(1),
                    Kind.OAUTH_CLIENT,
                    RILEY,
                    Optional.empty(),
                    List.of(new Inner(true, 1L << 40)),
                    Set.of("ops"),
                    Map.of(RILEY, Instant.EPOCH));

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static Map<String, AttributeValue> written() {
        return new HashMap<>(Records.write(SAMPLE).m());
    }

    @Test
    void theConsoleShowsMapsTextsAndNumbers() {
        assertThat(written())
                .isEqualTo(
                        Map.ofEntries(
                                Map.entry("name", text("a")),
                                Map.entry("count", AttributeValue.fromN("3")),
                                Map.entry("at", text("2026-11-25T09:00:00.250Z")),
                                Map.entry("day", text("2027-03-31")),
                                Map.entry("lease", text("PT1H")),
                                Map.entry("kind", text("OAUTH_CLIENT")),
                                Map.entry("who", text("riley@example.com")),
                                Map.entry("days", AttributeValue.fromNul(true)),
                                Map.entry(
                                        "inner",
                                        AttributeValue.fromL(
                                                List.of(
                                                        AttributeValue.fromM(
                                                                Map.of(
                                                                        "on",
                                                                        AttributeValue.fromBool(
                                                                                true),
                                                                        "big",
                                                                        AttributeValue.fromN(
                                                                                "1099511627776")))))),
                                Map.entry("groups", AttributeValue.fromL(List.of(text("ops")))),
                                Map.entry(
                                        "seen",
                                        AttributeValue.fromM(
                                                Map.of(
                                                        "riley@example.com",
                                                        text("1970-01-01T00:00:00Z"))))));
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(read(written())).isEqualTo(SAMPLE);
    }

    @Test
    void optionalThatLacksIsEmpty() {
        Map<String, AttributeValue> item = written();
        item.remove("at");
        item.remove("days");

        assertThat(read(item).at()).isEmpty();
        assertThat(read(item).days()).isEmpty();
    }

    static Stream<Arguments> misfits() {
        AttributeValue no = AttributeValue.fromNul(true);
        return Stream.of(
                arguments("name", AttributeValue.fromN("7")),
                arguments("name", no),
                arguments("count", text("canary")),
                arguments("count", AttributeValue.fromN("3.5")),
                arguments("count", AttributeValue.fromN("4000000000")),
                arguments("at", text("canary")),
                arguments("day", text("2027-02-29")),
                arguments("lease", text("canary")),
                arguments("kind", text("canary")),
                arguments("kind", text("oauth_client")),
                arguments("who", text("canary")),
                arguments("days", AttributeValue.fromN("3.0")),
                arguments("inner", no),
                arguments("inner", AttributeValue.fromL(List.of(text("canary")))),
                arguments("inner", AttributeValue.fromL(List.of(inner("-1")))),
                arguments("groups", AttributeValue.fromSs(List.of("canary"))),
                arguments(
                        "seen",
                        AttributeValue.fromM(Map.of("canary", text("1970-01-01T00:00:00Z")))),
                arguments("more", text("canary")));
    }

    private static AttributeValue inner(String big) {
        return AttributeValue.fromM(
                Map.of("on", AttributeValue.fromBool(true), "big", AttributeValue.fromN(big)));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void whatIsNotExactlyTheShapeIsRefusedAndNamedWithoutItsValue(
            String name, AttributeValue value) {
        Map<String, AttributeValue> item = written();
        item.put(name, value);

        assertThatThrownBy(() -> read(item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("canary");
    }

    @Test
    void everythingButAnOptionalMayNotLack() {
        for (String name : written().keySet()) {
            Map<String, AttributeValue> item = written();
            item.remove(name);
            if (!Set.of("at", "days").contains(name)) {
                assertThatThrownBy(() -> read(item))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(name + " lacks");
            }
        }
    }

    @Test
    void everyRecipientIsReadAsWhatItIs() {
        List<Recipient> all =
                List.of(
                        new Recipient.To(RILEY),
                        new Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                        new Recipient.OpsChannel(),
                        new Recipient.Issue(true),
                        new Recipient.HandoverMessage(),
                        new Recipient.Tokenward());

        assertThat(all)
                .map(Object::getClass)
                .map(Class.class::cast)
                .containsExactlyInAnyOrder(Recipient.class.getPermittedSubclasses());
        for (Recipient one : all) {
            assertThat(Records.read(Records.write(one), Recipient.class)).isEqualTo(one);
        }
        assertThat(Records.write(all.getFirst()).m())
                .isEqualTo(Map.of("to", text("PERSON"), "person", text("riley@example.com")));
        assertThatThrownBy(() ->
                        Records.read(
                                AttributeValue.fromM(Map.of("to", text("EVERYBODY"))),
                                Recipient.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    record Leak(Secret token) {}

    @Test
    void secretIsNeverWritten() {
        assertThatThrownBy(() -> Records.write(new Leak(Secret.of("canary-value"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary-value");
    }

    private static Sample read(Map<String, AttributeValue> item) {
        return (Sample) Records.read(AttributeValue.fromM(item), Sample.class);
    }
}
