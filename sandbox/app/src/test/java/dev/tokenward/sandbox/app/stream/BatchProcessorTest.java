package dev.tokenward.sandbox.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Lambda's poller does with a batch; each record is known by its sequence number. */
class BatchProcessorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final List<String> batches = new ArrayList<>();
    private final FailureDestination destination = new FailureDestination();

    private static Mapping mapping(boolean reports, boolean bisects, int retries) {
        return new Mapping(
                "F/Event",
                "F",
                List.of(),
                true,
                10,
                reports,
                bisects,
                Optional.of(retries),
                Optional.of(Duration.ofHours(1)));
    }

    private void process(
            Mapping mapping, Function<List<String>, Invocation> function, String... sequence)
            throws InterruptedException {
        process(mapping, function, Arrays.stream(sequence).map(s -> record(s, NOW)).toList());
    }

    private void process(
            Mapping mapping,
            Function<List<String>, Invocation> function,
            List<StreamRecord> records)
            throws InterruptedException {
        new BatchProcessor(
                        mapping,
                        event -> {
                            List<String> numbers = numbers(event);
                            batches.add(String.join(" ", numbers));
                            return function.apply(numbers);
                        },
                        destination,
                        Duration.ZERO,
                        InstantSource.fixed(NOW))
                .process(records);
    }

    private static StreamRecord record(String number, Instant created) {
        var json = JSON.createObjectNode();
        json.putObject("dynamodb").put("SequenceNumber", number);
        return new StreamRecord(number, created, json);
    }

    private static List<String> numbers(Payload event) {
        try {
            List<String> numbers = new ArrayList<>();
            for (JsonNode record : JSON.readTree(event.bytes()).path("Records")) {
                numbers.add(record.at("/dynamodb/SequenceNumber").asText());
            }
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Invocation answered(String json) {
        return new Invocation.Answered(Payload.of(json));
    }

    private static Invocation failing(String... numbers) {
        var answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        for (String number : numbers) {
            failures.addObject().put("itemIdentifier", number);
        }
        return answered(answer.toString());
    }

    private static Invocation thrown() {
        return new Invocation.Failed("java.lang.IllegalStateException", "no");
    }

    private List<String> givenUp() {
        return destination.failures().stream().map(f -> String.join(" ", f.items())).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "null", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void an_answer_without_failures_ends_the_batch(String answer) throws InterruptedException {
        process(mapping(true, true, 3), numbers -> answered(answer), "1", "2");
        assertThat(batches).containsExactly("1 2");
        assertThat(givenUp()).isEmpty();
    }

    @Test
    void after_a_partial_failure_the_lowest_failed_record_and_all_after_it_come_again()
            throws InterruptedException {
        process(
                mapping(true, false, 3),
                numbers -> batches.size() == 1 ? failing("4", "3") : answered("{}"),
                "1",
                "2",
                "3",
                "4",
                "5");
        assertThat(batches).containsExactly("1 2 3 4 5", "3 4 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"99\"}]}",
                "{\"batchItemFailures\":[{\"id\":\"2\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"99\"}]}"
            })
    void an_identifier_that_is_null_or_unknown_fails_the_whole_batch(String answer)
            throws InterruptedException {
        process(
                mapping(true, false, 3),
                numbers -> answered(batches.size() == 1 ? answer : "{}"),
                "1",
                "2",
                "3");
        assertThat(batches).containsExactly("1 2 3", "1 2 3");
    }

    @Test
    void without_reporting_the_answer_does_not_matter() throws InterruptedException {
        process(mapping(false, false, 3), numbers -> failing("1"), "1", "2");
        assertThat(batches).containsExactly("1 2");
    }

    @Test
    void a_poison_record_is_cornered_given_up_and_blocks_nobody() throws InterruptedException {
        process(
                mapping(true, true, 2),
                numbers -> numbers.contains("3") ? thrown() : answered("{}"),
                "1",
                "2",
                "3",
                "4",
                "5");
        assertThat(batches).containsExactly("1 2 3 4 5", "1 2", "3 4 5", "3", "3", "3", "4 5");
        assertThat(givenUp()).containsExactly("3");
    }

    @Test
    void a_poison_record_that_is_reported_is_cornered_as_well() throws InterruptedException {
        process(
                mapping(true, true, 2),
                numbers -> numbers.contains("2") ? failing("2") : answered("{}"),
                "1",
                "2",
                "3");
        assertThat(givenUp()).containsExactly("2");
        assertThat(batches.getLast()).isEqualTo("3");
    }

    @Test
    void without_bisecting_the_whole_batch_is_given_up_after_its_retries()
            throws InterruptedException {
        process(mapping(true, false, 2), numbers -> thrown(), "1", "2");
        assertThat(batches).containsExactly("1 2", "1 2", "1 2");
        assertThat(givenUp()).containsExactly("1 2");
    }

    @Test
    void records_older_than_the_maximum_age_are_given_up_without_a_call()
            throws InterruptedException {
        process(
                mapping(true, true, 2),
                numbers -> answered("{}"),
                List.of(record("1", NOW.minus(Duration.ofHours(2))), record("2", NOW)));
        assertThat(batches).containsExactly("2");
        assertThat(givenUp()).containsExactly("1");
    }
}
