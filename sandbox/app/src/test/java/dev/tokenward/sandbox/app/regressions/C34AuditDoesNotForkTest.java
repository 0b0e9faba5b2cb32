package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Reply;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.verifier.Outcome;
import dev.tokenward.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** C34: events that are no transitions meet at the tail of one chain, and it stays one line. */
class C34AuditDoesNotForkTest {
    private static final int TIMES = 20;

    @Test
    void whatHappensAtOnceOnOneRequestIsOneLineWithNothingLost(@TempDir Path directory)
            throws Exception {
        try (House house = new House()) {
            long issue =
                    house.sandbox
                            .gitlab()
                            .orElseThrow()
                            .open(House.PROJECT, "riley", "Access", Optional.of(House.ISSUE));
            house.settle();
            String request =
                    house.api
                            .as(House.RILEY)
                            .get("/requests?view=mine")
                            .json()
                            .path("items")
                            .path(0)
                            .path("id")
                            .asText();
            house.approve(request);
            String credential =
                    house.api.as(House.RILEY).get("/requests/" + request).get("credentialId");
            // the seven-day reminder is due, and so is the redaction
            house.api.clockTo(java.time.Instant.parse("2027-03-25T08:00:00Z"));

            int renamed = atOnce(house, credential, issue);
            house.settle();

            List<JsonNode> events = events(house, request);
            Set<String> predecessors = new HashSet<>();
            String before = "";
            for (JsonNode event : events) {
                assertThat(predecessors.add(event.path("previous").asText()))
                        .as("a second event behind " + event.path("previous"))
                        .isTrue();
                assertThat(before.isEmpty() || event.path("previous").asText().equals(before))
                        .as("event " + event.path("sequence") + " follows the one before it")
                        .isTrue();
                before = event.path("hash").asText();
            }
            assertThat(events.stream().map(e -> e.path("sequence").asInt()))
                    .containsExactlyElementsOf(
                            java.util.stream.IntStream.rangeClosed(1, events.size())
                                    .boxed()
                                    .toList());
            List<String> types = events.stream().map(e -> e.path("type").asText()).toList();
            assertThat(types).containsOnlyOnce("credential.received", "credential.reminded");
            assertThat(types).contains("request.reworded", "credential.renamed");
            assertThat(Collections.frequency(types, "credential.renamed"))
                    .as("each renaming that was answered is on record")
                    .isGreaterThanOrEqualTo(renamed);
            assertThat(Verifier.verify(exported(house, directory), Set.of()))
                    .isInstanceOf(Outcome.Whole.class);
        }
    }

    /** How many renamings were answered as done. */
    private static int atOnce(House house, String credential, long issue) throws Exception {
        String path = "/credentials/" + credential;
        GitLabSimulator gitlab = house.sandbox.gitlab().orElseThrow();
        String name = house.api.as(House.SASHA).get(path).get("name");
        List<Callable<Integer>> calls = new ArrayList<>();
        List<Callable<Integer>> renamings = new ArrayList<>();
        List<Runnable> edits = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            String word = "export " + i;
            char initial = (char) ('A' + i);
            calls.add(() -> house.api.as(House.RILEY).post(path + "/receipt", Map.of()).status());
            calls.add(() ->
                    house.api
                            .as(House.SASHA)
                            .post(path + "/revocation", Map.of("confirm", "another"))
                            .status());
            calls.add(() -> house.api.as(House.AVERY).get("/credentials?view=all").status());
            edits.add(() ->
                    gitlab.edit(
                            House.PROJECT, issue, "riley", House.ISSUE.replace("export", word)));
            renamings.add(() ->
                    house.api
                            .as(House.SASHA)
                            .send("PATCH", path, Map.of("name", initial + ". " + name), Map.of())
                            .status());
        }
        calls.add(() -> house.api.sweep().status());
        calls.add(() -> house.api.sweep().status());
        try (ExecutorService pool = Executors.newFixedThreadPool(12)) {
            List<Future<Integer>> renamed = renamings.stream().map(pool::submit).toList();
            List<Future<?>> edited = new ArrayList<>();
            edits.forEach(edit -> edited.add(pool.submit(edit)));
            for (Future<Integer> answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).isLessThan(500);
            }
            for (Future<?> edit : edited) {
                edit.get();
            }
            int done = 0;
            for (Future<Integer> answer : renamed) {
                assertThat(answer.get()).isIn(200, 409, 503);
                done += answer.get() == 200 ? 1 : 0;
            }
            assertThat(done).as("renamings that were carried out").isPositive();
            return done;
        }
    }

    private static List<JsonNode> events(House house, String request) {
        List<JsonNode> events = new ArrayList<>();
        house.api
                .as(House.AVERY)
                .get("/audit?request=" + request + "&limit=100")
                .json()
                .path("items")
                .forEach(events::add);
        assertThat(events).hasSizeGreaterThan(8);
        return events;
    }

    private static Path exported(House house, Path directory) throws IOException {
        StringBuilder all = new StringBuilder();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Reply part = house.api.as(House.AVERY).get("/audit/export?cursor=" + cursor.get());
            all.append(part.text());
            cursor = part.header("next-cursor");
        }
        return Files.writeString(directory.resolve("audit.jsonl"), all);
    }
}
