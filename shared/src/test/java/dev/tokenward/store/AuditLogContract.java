package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains, seals and the export, whichever engine the table is in. */
abstract class AuditLogContract {
    private static final Instant NOW = Instant.parse("2026-11-25T06:00:00Z");

    private final AuditStore table;
    private final AuditLog log;

    AuditLogContract(TestTable where) {
        table = new AuditStore(where, () -> NOW);
        log = table.store.auditLog();
    }

    private Seal seal() {
        Seal seal = log.lastSeal().next(NOW, log.moved(Seal.MOST_HEADS));
        assertThat(log.seal(seal, new Commit())).isTrue();
        log.settle(log.lastSeal());
        return seal;
    }

    private static JsonNode json(String line) {
        try {
            return Json.read(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void headsThatMovedComeUnderASealAndOnlyThoseThatMoveAgainUnderTheNext() {
        table.record("request:b", "opened");
        table.record("request:b", "approved");
        table.record("directory", "replaced");

        Seal first = seal();
        assertThat(log.moved(10)).isEmpty();
        table.record("request:b", "issued");
        Seal second = seal();

        assertThat(first.heads())
                .extracting(h -> h.subject() + " " + h.sequence())
                .containsExactly("directory 1", "request:b 2");
        assertThat(first.heads().getLast().hash())
                .isEqualTo(
                        log.events("request:b", PageRequest.first(9)).items().getLast().previous());
        assertThat(second.previous()).isEqualTo(first.hash());
        assertThat(second.heads())
                .extracting(h -> h.subject() + " " + h.sequence())
                .containsExactly("request:b 3");
        assertThat(log.lastSeal()).isEqualTo(new Seal.Last(2, second.hash(), false));
    }

    @Test
    void ofTwoRunsThatSealAtOnceOneComesTooLate() {
        table.record("directory", "replaced");
        Seal.Last last = log.lastSeal();
        List<Seal.Head> moved = log.moved(10);

        assertThat(log.seal(last.next(NOW, moved), new Commit())).isTrue();
        assertThat(log.seal(last.next(NOW.plusSeconds(1), moved), new Commit())).isFalse();
        assertThat(log.lastSeal().number()).isEqualTo(1);
    }

    @Test
    void eventAfterASealKeepsItsMarkWhenTheSealIsSettled() {
        table.record("directory", "replaced");
        assertThat(log.seal(log.lastSeal().next(NOW, log.moved(10)), new Commit())).isTrue();
        table.record("directory", "replaced again");

        log.settle(log.lastSeal());

        assertThat(log.moved(10)).extracting(Seal.Head::sequence).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 2_000})
    void exportHasTheSealsThenEachChainThenTheCountsHoweverItIsParted(int most) {
        for (int i = 0; i < 30; i++) {
            table.record("request:%02d".formatted(i), "opened");
        }
        table.record("request:07", "approved");
        seal();
        table.record("directory", "replaced");
        seal();

        List<String> lines = table.export(most);

        assertThat(lines).hasSize(2 + 32 + 1);
        assertThat(lines.subList(0, 2))
                .extracting(line -> json(line).at("/seal/number").asText())
                .containsExactly("1", "2");
        assertThat(lines.subList(2, 34))
                .extracting(line ->
                        json(line).at("/event/subject").asText()
                                + json(line).at("/event/sequence").asText())
                .isSorted()
                .startsWith("directory1")
                .containsSequence("request:071", "request:072", "request:081")
                .endsWith("request:291");
        assertThat(json(lines.getLast()))
                .isEqualTo(
                        json("{\"end\":{\"events\":\"32\",\"subjects\":\"31\",\"seals\":\"2\"}}"));
    }

    @Test
    void emptyAuditIsExportedAsItsCounts() {
        assertThat(table.export(5))
                .containsExactly("{\"end\":{\"events\":\"0\",\"subjects\":\"0\",\"seals\":\"0\"}}");
    }

    @Test
    void oneFactCanBeErasedAndTheOthersStay() {
        table.record("directory", "replaced");
        table.erase("directory", 1, "actor");

        AuditEvent event = log.events("directory", PageRequest.first(5)).items().getFirst();

        assertThat(event.entry().actor()).isEqualTo("erased");
        assertThat(event.entry().personal()).containsEntry("reason", "because of replaced");
        assertThat(table.export(5).getFirst()).doesNotContain("sasha@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%", "bm8", "YQpiCmMKZAplCmY"})
    void foreignCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> log.export(Optional.of(cursor), 5)).isInstanceOf(BadCursor.class);
    }
}
