package dev.tokenward.regressions;

import static dev.tokenward.calendar.Read.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.calendar.Entries;
import dev.tokenward.calendar.Read;
import dev.tokenward.domain.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;

/**
 * C13: folding cut a character in two (https://github.com/ical4j/ical4j/issues/800,
 * https://github.com/sebbo2002/ical-generator/issues/221).
 */
class C13CalendarFoldingTest {
    @Test
    void eachLineIsWholeCharactersInAtMostSeventyFiveOctets() throws IOException {
        String name =
                "Quinn Park - "
                        + CaseInput.json("C13-emoji-use-case.json").path("useCase").asText();
        assertThat(name).contains("👩‍💻日本語");

        Read read = Read.of(Entries.agenda(Entries.client(name)), Samples.POLICY);

        assertThat(value(read.event("cred_1"), Property.SUMMARY)).isEqualTo(name);
        assertThat(read.text()).endsWith("\r\n");
        assertThat(read.lines())
                .allSatisfy(line -> {
                    assertThat(line.length).isLessThanOrEqualTo(75);
                    assertThat(isWhole(line)).isTrue();
                });
    }

    private static boolean isWhole(byte[] line) {
        try {
            return !StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString()
                    .contains("?");
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
