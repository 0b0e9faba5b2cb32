package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x202E, 0x202A, 0x2066, 0x2069, 0x200E, 0x200F, 0x061C, 0x200B, 0x200C, 0x200D,
                0x2060, 0xFEFF, 0x00AD, 0x3164, 0x115F, 0xFFA0, 0x2800, 0x180E, 0x034F, 0xFE0F,
                0xE0041, 0xE0100, 0x0000, 0x001B, 0x007F, 0x0008
            })
    void whatTurnsOrHidesTextIsShownByItsCode(int point) {
        String shown = Visible.text("a" + Character.toString(point) + "b");

        assertThat(shown).isEqualTo("a⟨U+%04X⟩b", point);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "שלום sync",
                "Zoë Müller-Ōta",
                "👩‍💻 日本語 🏳️‍🌈 👍🏽",
                "葛\uDB40\uDD00城",
                "نامه‌ای",
                "क्‍ष",
                "Cafe\u0301",
            })
    void honestTextPassesUnharmed(String text) {
        assertThat(Visible.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"'\r\n'", "'\r'", "'\u2028'", "'\u2029'", "'\u0085'", "'\u000B'", "'\f'"})
    void everyLineEndBecomesALineFeed(String end) {
        assertThat(Visible.text("a" + end + "b")).isEqualTo("a\nb");
        assertThat(Visible.line("a" + end + "b")).isEqualTo("a b");
    }

    @Test
    void blanksOfAnyWidthBecomeABlank() {
        assertThat(Visible.line("a\u00A0\u2003 b\u3000")).isEqualTo("a b");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(Visible.text("a\uD83Db")).isEqualTo("a\uFFFDb");
    }
}
