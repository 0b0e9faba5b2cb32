package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryFormsTest {
    private final Canary canary = new Canary("canary5e41");

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "us", "use", "user:", "user:x"})
    void isFoundInBase64WhereverItStands(String before) {
        byte[] pair = (before + canary.text() + ":rest").getBytes(StandardCharsets.UTF_8);

        assertThat(canary.isIn("Basic " + Base64.getEncoder().encodeToString(pair))).isTrue();
        assertThat(canary.isIn(Base64.getUrlEncoder().encodeToString(pair))).isTrue();
    }

    @Test
    void isFoundAsItIsAndNotWhereItIsNot() {
        assertThat(canary.isIn("token=abccanary5e41def")).isTrue();
        assertThat(canary.isIn("token=abccanary5e4")).isFalse();
    }
}
