package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @ParameterizedTest
    @ValueSource(strings = {"Riley", "Zoë Müller-Ōta", "Pat O'Brien", "J. R. Riley", "שלום"})
    void anHonestNameStaysPlain(String name) {
        assertThat(Markdown.inline(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "@all, `@all`",
        "/close, `/close`",
        "![x](https://evil.example/p.png), `![x](https://evil.example/p.png)`",
        "www.evil.example, `www.evil.example`",
        "a`b, `` a`b ``",
        "'a\n/close', `a /close`",
        "a\u202Eb, `a⟨U+202E⟩b`",
    })
    void anyOtherNameIsFixedWidth(String name, String markdown) {
        assertThat(Markdown.inline(name)).isEqualTo(markdown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "```", "````\nx", "~~~", "a\n```\nb"})
    void theFenceIsLongerThanAnyWithin(String text) {
        String[] lines = Markdown.block(text).split("\n", -1);
        String fence = lines[lines.length - 1];

        assertThat(fence).matches("`{3,}");
        assertThat(lines[0]).isEqualTo(fence + "text");
        assertThat(text).doesNotContain(fence);
    }
}
