package dev.tokenward.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.verifier.Finding.Kind;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chain of seals, and what only a seal from outside proves. */
class VerifierOfSealsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    private Path directory;

    private final Export export = new Export();

    private void finds(Kind kind, int line, String words, String... seals) {
        assertThat(export.verify(directory, seals))
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Broken.class))
                .extracting(Outcome.Broken::finding)
                .satisfies(finding -> {
                    assertThat(finding.what()).contains(words);
                    assertThat(finding.kind()).isEqualTo(kind);
                    assertThat(finding.line()).isEqualTo(line);
                });
    }

    /** As somebody does it who may write the whole table: the log fits in itself. */
    private void cutEverythingSinceTheFirstSeal() {
        export.drop(11).drop(10).drop(9).drop(8).drop(7).drop(4).drop(2).counts(3, 2, 1);
    }

    @Test
    void aCutTailThatFitsInItselfIsCaughtByASealFromOutside() {
        String outside = export.hash(2);
        cutEverythingSinceTheFirstSeal();

        assertThat(export.verify(directory)).isInstanceOf(Outcome.Whole.class);
        assertThat(export.verify(directory, export.hash(1))).isInstanceOf(Outcome.Whole.class);
        finds(
                Kind.CUT,
                2,
                "no seal has the hash " + outside + "; the seals end with seal 1",
                outside);
    }

    @Test
    void aLogThatWasWrittenAnewAsAWholeIsCaughtByASealFromOutside() {
        String outside = export.hash(2);
        export.rewrite(9, 11);
        export.rehash(2, seal -> setHead(seal, "request:b", export.hash(10)));

        assertThat(export.verify(directory)).isInstanceOf(Outcome.Whole.class);
        finds(Kind.CUT, 3, "no seal has the hash " + outside, outside);
    }

    private static void setHead(ObjectNode seal, String subject, String hash) {
        for (var head : (ArrayNode) seal.path("heads")) {
            if (head.path("subject").asText().equals(subject)) {
                ((ObjectNode) head).put("hash", hash);
            }
        }
    }

    @Test
    void sealsThatWereAllCutAreCaughtByASealFromOutside() {
        String outside = export.hash(2);
        export.drop(2).drop(1).counts(9, 3, 0);
        finds(Kind.CUT, 1, "the seals end with none", outside);
    }

    @Test
    void aChangedSealIsNamed() {
        export.replace(1, "06:00:00", "07:00:00");
        finds(Kind.CHANGED, 1, "seal 1 (sealed, 2026-11-25T07");
    }

    @Test
    void aSealThatWasChangedAndHashedAnewIsNamed() {
        export.rehash(1, seal -> setHead(seal, "request:a", "f".repeat(64)));
        finds(Kind.CHANGED, 1, "seal 1");
    }

    @Test
    void aDroppedSealIsNamed() {
        export.drop(1);
        finds(Kind.DROPPED, 1, "seal 1: missing before seal 2");
    }

    @Test
    void aLastSealThatWasDroppedIsCaughtByTheCounts() {
        export.drop(2);
        finds(Kind.CUT, 11, "2 seals were exported and 1 are here");
    }

    @Test
    void swappedSealsAreNamed() {
        export.swap(1, 2);
        finds(Kind.REORDERED, 1, "seal 2");
    }

    @Test
    void aSealAmongTheEventsIsNamed() {
        String seal = export.line(2);
        export.drop(2).insert(6, seal);
        finds(Kind.REORDERED, 6, "seal 2");
    }

    @Test
    void twoSealsThatCoverDifferentEventsOfOneNumberAreNamed() {
        export.rehash(
                2,
                seal ->
                        ((ArrayNode) seal.path("heads"))
                                .addObject()
                                .put("subject", "request:a")
                                .put("sequence", "2")
                                .put("hash", "f".repeat(64)));
        finds(Kind.CHANGED, 2, "event 2 of request:a was another when seal 1 was made");
    }
}
