package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaGuardTest {
    private static final String SIGNS = "=+-@＝'\" ,;|a\t\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            textBlock =
                    """
                    =1+1 ! '=1+1
                    -Morgan ! '-Morgan
                    ＝1+1 ! '＝1+1
                    ok",=1+1," ! ok",'=1+1,"
                    Doe; -Riley ! Doe; '-Riley
                    '=quoted ! ''=quoted
                    it's 1+1 ! it's 1+1
                    riley@example.com ! riley@example.com
                    """)
    void signThatBeginsAFormulaIsGuarded(String text, String guarded) {
        assertThat(FormulaGuard.put(text)).isEqualTo(guarded);
    }

    @Test
    void whateverIsGuardedComesBackAsItWas() {
        Random random = new Random(22);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            assertThat(FormulaGuard.takeOff(FormulaGuard.put(text.toString())))
                    .isEqualTo(text.toString());
        }
    }
}
