package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MrkdwnTest {
    @Test
    void mentionsAndLinksBecomeText() {
        assertThat(Mrkdwn.escape("<@U1> <!here> <https://x|y> a&b &lt;"))
                .isEqualTo("&lt;@U1&gt; &lt;!here&gt; &lt;https://x|y&gt; a&amp;b &amp;lt;");
    }

    @Test
    void aCutAtAnyPlaceLeavesWholeEntitiesAndWholeCharacters() {
        String escaped = Mrkdwn.escape("a<b && c>d \uD83D\uDE42\uD83D\uDE42 & <x>");
        for (int max = 1; max <= escaped.length(); max++) {
            String cut = Mrkdwn.clip(escaped, max);

            assertThat(cut.length()).isLessThanOrEqualTo(max);
            assertThat(escaped).startsWith(cut);
            assertThat(cut).doesNotContainPattern("&(?!amp;|lt;|gt;)");
            assertThat(cut.isEmpty() || !Character.isHighSurrogate(cut.charAt(cut.length() - 1)))
                    .isTrue();
        }
    }

    @Test
    void aCutQuoteSaysSoWithinItsLimit() {
        String quote = Mrkdwn.quote("&".repeat(100), 60, "(cut)");

        assertThat(quote)
                .startsWith(">&amp;")
                .endsWith("&amp;\n(cut)")
                .hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void aShortQuoteIsWholeAndEachLineQuoted() {
        assertThat(Mrkdwn.quote("a\r\nb\u2028c", 60, "(cut)")).isEqualTo(">a\n>b\n>c");
    }

    @Test
    void aNameIsOneLineAndBounded() {
        assertThat(Mrkdwn.name(" Riley\n*x* ")).isEqualTo("Riley *x*");
        assertThat(Mrkdwn.name("x".repeat(299) + "\uD83D\uDE42"))
                .isEqualTo("x".repeat(299) + "… (cut)");
    }

    @Test
    void fixedWidthIsNotEndedByBackTicksInTheName() {
        assertThat(Mrkdwn.code("a`b")).isEqualTo("`a'b`");
    }
}
