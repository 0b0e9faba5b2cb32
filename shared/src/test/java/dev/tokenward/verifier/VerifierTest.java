package dev.tokenward.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.verifier.Finding.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way to make a log say something else is found, and the event is named. */
class VerifierTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path directory;

    private final Export export = new Export();

    private void finds(Kind kind, int line, String... words) {
        assertThat(export.verify(directory))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Broken.class))
                .extracting(Outcome.Broken::finding)
                .satisfies(finding -> {
                    assertThat(finding.what()).contains(words);
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(finding.line()).isEqualTo(line);
                });
    }

    @Test
    void anExportAsTheStoreWroteItFits() {
        assertThat(export.verify(directory, export.hash(1), export.hash(2)))
                .isEqualTo(
                        new Outcome.Whole(
                                9,
                                3,
                                2,
                                Optional.of(
                                        "seal 2 (sealed, 2026-11-25T06:00:00.000Z), "
                                                + export.hash(2)),
                                2,
                                0));
    }

    @Test
    void anErasedFactFits() {
        ObjectNode line = export.json(6);
        ((ObjectNode) line.path("plain")).remove("reason");
        export.replace(6, line.toString());

        assertThat(export.verify(directory))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Whole.class))
                .extracting(Outcome.Whole::erased)
                .isEqualTo(1L);
    }

    @Test
    void aChangedEventIsNamed() {
        export.replace(6, "test.approved", "test.denied");
        finds(Kind.CHANGED, 6, "event 2 of request:a (test.denied", "not have the hash");
    }

    @Test
    void anEventWithAnotherNumberIsNamed() {
        export.replace(6, "\"sequence\":\"2\"", "\"sequence\":\"3\"");
        finds(Kind.CHANGED, 6, "event 3 of request:a");
    }

    @Test
    void aChangedHashIsNamed() {
        export.replace(6, export.hash(6), "f".repeat(64));
        finds(Kind.CHANGED, 6, "event 2 of request:a");
    }

    @Test
    void anEventThatWasChangedAndHashedAnewIsNamedAndNotTheOneAfterIt() {
        export.rehash(10, event -> event.put("type", "test.forged"));
        finds(Kind.CHANGED, 10, "event 2 of request:b (test.forged", "seal 2 covers another");
    }

    @Test
    void anUnsealedEventThatWasChangedAndHashedAnewIsNamedAndNotTheOneAfterIt() {
        // between two seals: only the event after it tells
        export.rehash(5, event -> event.put("type", "test.forged"));
        finds(Kind.CHANGED, 5, "event 1 of request:a (test.forged", "event 2 of request:a");
    }

    @Test
    void anEventThatWasMadeToFollowAnotherIsNamed() {
        export.rehash(7, event -> event.put("previous", "f".repeat(64)));
        finds(Kind.CHANGED, 7, "event 3 of request:a", "does not follow");
    }

    @Test
    void aChainThatWasHashedAnewFromAnEventOnIsCaughtByItsSeal() {
        export.rewrite(5, 8);
        finds(Kind.CHANGED, 6, "event 2 of request:a", "seal 1", "from event 1 on");
    }

    @Test
    void aChangedPlainTextIsNamed() {
        export.replace(7, "because of issued", "because of nothing");
        finds(Kind.CHANGED, 7, "event 3 of request:a", "plain text of reason");
    }

    @Test
    void aPartOfTheSaltDoesNotPassForPlainText() {
        ObjectNode line = export.json(7);
        ObjectNode fact = (ObjectNode) line.path("plain").path("reason");
        String salt = fact.path("salt").asText();
        fact.put("salt", salt.substring(0, 30))
                .put("value", salt.substring(30) + fact.path("value").asText());
        export.replace(7, line.toString());
        finds(Kind.CHANGED, 7, "plain text of reason");
    }

    @Test
    void aPlainTextThatWasNeverRecordedIsNamed() {
        ObjectNode line = export.json(7);
        ((ObjectNode) line.path("plain"))
                .set("excuse", line.path("plain").path("reason").deepCopy());
        export.replace(7, line.toString());
        finds(Kind.CHANGED, 7, "plain text of excuse");
    }

    @Test
    void aDroppedEventIsNamed() {
        export.drop(6);
        finds(Kind.DROPPED, 6, "event 2 of request:a: missing before event 3 of request:a");
    }

    @Test
    void droppedEventsAreNamedFromTheFirstToTheLast() {
        export.drop(5).drop(5);
        finds(Kind.DROPPED, 5, "event 1 of request:a and those up to 2");
    }

    @Test
    void aChainWhoseSealedEndWasCutIsNamed() {
        export.drop(11).drop(10).counts(7, 3, 2);
        finds(Kind.CUT, 10, "event 2 of request:b: missing; seal 2 covers");
    }

    @Test
    void aChainThatWasDroppedAsAWholeIsNamed() {
        export.drop(3).drop(3).counts(7, 2, 2);
        finds(Kind.DROPPED, 3, "event 1 of directory: missing with all after it; seal 2");
    }

    @Test
    void anEndThatNoSealCoversYetIsCaughtByTheCounts() {
        export.drop(8);
        finds(Kind.CUT, 11, "9 events were exported and 8 are here");
    }

    @Test
    void aCopyOfAnEventIsNamedAsInserted() {
        export.insert(8, export.line(6));
        finds(Kind.INSERTED, 8, "event 2 of request:a");
    }

    @Test
    void aCopyOfAnEventAmongThoseOfAnotherChainIsNamedAsInserted() {
        export.insert(10, export.line(6));
        finds(Kind.INSERTED, 10, "event 2 of request:a", "among the events of request:b");
    }

    @Test
    void aForgedEventBeforeTheTrueOneIsNamedAsInserted() {
        export.insert(6, export.forged(6));
        finds(Kind.INSERTED, 6, "event 2 of request:a (test.forged");
    }

    @Test
    void aForgedEventThatNoSealCoversBeforeTheTrueOneIsNamedAsInserted() {
        export.insert(5, export.forged(5));
        finds(Kind.INSERTED, 5, "event 1 of request:a (test.forged", "goes on without it");
    }

    @Test
    void aForgedEventBehindTheTrueOneIsNamedAsInserted() {
        export.insert(7, export.forged(6));
        finds(Kind.INSERTED, 7, "event 2 of request:a (test.forged");
    }

    @Test
    void aForgedEventWithAFalseHashIsNamedAsInserted() {
        export.insert(6, export.line(6).replace("test.approved", "test.denied"));
        finds(Kind.INSERTED, 6, "event 2 of request:a (test.denied");
    }

    @Test
    void twoUnsealedEventsThatClaimTheSameLastNumberAreBothNamed() {
        export.insert(12, export.forged(11));
        finds(Kind.INSERTED, 11, "event 3 of request:b (test.told", "at line 12");
    }

    @Test
    void anEventBehindTheEndOfTheExportIsInserted() {
        export.insert(13, export.line(11));
        finds(Kind.INSERTED, 13, "ended");
    }

    @Test
    void aForgedEndOfAChainIsCaughtByTheCounts() {
        ObjectNode line = export.json(11);
        ObjectNode event = (ObjectNode) line.path("event");
        event.put("sequence", "4").put("previous", export.hash(11));
        export.insert(12, line.toString()).rehash(12, content -> {});
        finds(Kind.INSERTED, 13, "9 events were exported and 10 are here");
    }

    @Test
    void swappedEventsAreNamed() {
        export.swap(6, 7);
        finds(Kind.REORDERED, 6, "event 3 of request:a", "before event 2 of request:a", "line 7");
    }

    @Test
    void anEventThatWasMovedAwayFromItsChainIsNamed() {
        String moved = export.line(6);
        export.drop(6).insert(9, moved);
        finds(Kind.REORDERED, 6, "event 3 of request:a", "event 2 of request:a", "line 9");
    }

    @Test
    void aSealedEndThatWasMovedIntoAnotherChainIsNamed() {
        String last = export.line(4);
        export.drop(4).insert(6, last);
        finds(Kind.REORDERED, 4, "event 2 of directory", "line 6");
    }

    @Test
    void chainsInAnotherOrderAreNamed() {
        for (int line = 9; line <= 11; line++) {
            String moved = export.line(line);
            export.drop(line).insert(line - 4, moved);
        }
        finds(Kind.REORDERED, 5, "event 1 of request:a", "line 8");
    }

    @Test
    void aLineThatIsNoneIsNamedByTheEventInWhosePlaceItStands() {
        export.replace(6, "{\"event\":null,\"hash\":null,\"plain\":{}}");
        finds(Kind.CHANGED, 6, "in place of event 2 of request:a");
    }

    @Test
    void aLineThatIsNoneBetweenTwoEventsIsInserted() {
        export.insert(6, "");
        finds(Kind.INSERTED, 6, "before event 2 of request:a");
    }

    @Test
    void aFieldThatNoHashCoversIsNotPassedOver() {
        export.replace(6, "{\"event\":", "{\"note\":\"approved by nobody\",\"event\":");
        finds(Kind.CHANGED, 6, "event 2 of request:a", "fields");
    }

    @Test
    void aFieldGivenTwiceIsNotPassedOver() {
        export.replace(6, "\"type\":", "\"type\":\"test.denied\",\"type\":");
        finds(Kind.CHANGED, 6, "event 2 of request:a", "no JSON");
    }

    @Test
    void aFileThatWasCutInALineIsNamed() {
        export.replace(12, "{\"end\":{\"ev");
        finds(Kind.CHANGED, 12, "event 4 of request:b, or of the first one after that chain");
    }

    @Test
    void aFileWithoutItsEndIsNamed() {
        export.drop(12);
        finds(Kind.CUT, 12, "after event 3 of request:b");
    }
}
