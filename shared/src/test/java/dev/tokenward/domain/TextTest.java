package dev.tokenward.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String WOMAN_TECHNOLOGIST = "\uD83D\uDC69\u200D\uD83D\uDCBB";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Status page",
                "Anne-Marie Lo",
                "\u05e9\u05dc\u05d5\u05dd sync",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "report " + WOMAN_TECHNOLOGIST,
                "\u2764\uFE0F thanks",
                "日本語"
            })
    void honestNamesPassUnharmed(String name) {
        assertThat(Text.name(name, 120)).isEqualTo(new Text.Clean(name));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x202E, 0x2066, 0x200B, 0x200D, 0x00AD, 0xFEFF, 0x3164, 0x0007, 0x0009, 0x2028,
                0xD800, 0xE000
            })
    void hiddenCharacterInANameIsRefusedByItsCode(int point) {
        String name = "a" + Character.toString(point) + "b";

        assertThat(Text.name(name, 120))
                .isInstanceOfSatisfying(
                        Text.Faulty.class,
                        f -> assertThat(f.message()).contains("U+%04X".formatted(point)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "a\rb"})
    void nameHasOneLine(String name) {
        assertThat(Text.name(name, 120)).isInstanceOf(Text.Faulty.class);
        assertThat(Text.prose(name, 120)).isEqualTo(new Text.Clean("a\nb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "\u200b",
                "\u200b\u2060",
                "\u3164",
                "\n\t",
                "\u2800"
            })
    void whatShowsNothingIsMissing(String text) {
        assertThat(Text.name(text, 120)).isEqualTo(new Text.Missing());
        assertThat(Text.prose(text, 120)).isEqualTo(new Text.Missing());
    }

    @Test
    void textWhoseCharactersWereLostOnTheWayIsRefused() {
        assertThat(Text.name("Ril\uFFFDy", 120))
                .isInstanceOfSatisfying(
                        Text.Faulty.class,
                        f -> assertThat(f.message()).contains("U+FFFD", "position 4", "UTF-8"));
        assertThat(Text.prose("\uFFFD", 120)).isInstanceOf(Text.Faulty.class);
    }

    @Test
    void blanksAroundAreTakenOffAndInnerOnesMadeOrdinary() {
        assertThat(Text.name("\u00a0 Status\u00a0\u2003page ", 120))
                .isEqualTo(new Text.Clean("Status page"));
        assertThat(Text.prose(" a\u00a0 b\n", 120)).isEqualTo(new Text.Clean("a  b"));
    }

    @Test
    void lengthCountsCharactersNotHalves() {
        String emoji = "🙂".repeat(120);

        assertThat(Text.name(emoji, 120)).isEqualTo(new Text.Clean(emoji));
        assertThat(Text.name(emoji + "x", 120))
                .isEqualTo(new Text.Faulty("is 121 characters long; the longest is 120"));
    }

    @Test
    void composedFormIsStoredAndConfirmed() {
        assertThat(Text.name("Cafe\u0301 sync", 120)).isEqualTo(new Text.Clean("Café sync"));
        assertThat(Text.sameName("Café sync", "Cafe\u0301 sync ")).isTrue();
        assertThat(Text.sameName("Cafe sync", "Café sync")).isFalse();
    }
}
