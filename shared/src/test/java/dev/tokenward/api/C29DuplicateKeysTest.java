package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case C29: the same JSON key twice is refused with its name, and so is what is no object. */
class C29DuplicateKeysTest {
    @Test
    void keyThatStandsTwiceIsNamedAndRefused() {
        assertRefused(
                new String(
                        Events.input("C29-decision.json"), java.nio.charset.StandardCharsets.UTF_8),
                "decision");
        assertRefused(
                new String(
                        Events.input("C29-duplicate-keys.json"),
                        java.nio.charset.StandardCharsets.UTF_8),
                "scopes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "{", "{} {}", "{\"a\":}", "nonsense"})
    void bodyThatIsNoJsonObjectIsRefusedClearly(String body) {
        assertThatThrownBy(() -> Body.read(Events.call(body)))
                .isInstanceOfSatisfying(ApiFault.class, f -> assertThat(f.status()).isEqualTo(400));
    }

    @Test
    void bodyThatIsTooLongIsA413() {
        assertThatThrownBy(
                        () -> Body.read(Events.call("{\"a\":\"" + "x".repeat(1024 * 1024) + "\"}")))
                .isInstanceOfSatisfying(ApiFault.class, f -> assertThat(f.status()).isEqualTo(413));
    }

    @Test
    void wrongTypesAndUnknownFieldsAreAllNamedAtOnce() {
        Body body =
                Body.read(
                        Events.call(
                                "{\"purpose\":1,\"needsAdmin\":\"yes\",\"scopes\":\"x\",\"bogus\":0}"));
        assertThat(body.text("purpose")).isEmpty();
        assertThat(body.flag("needsAdmin")).isEmpty();
        assertThat(body.texts("scopes")).isEmpty();
        assertThat(body.faults())
                .extracting(dev.tokenward.domain.Fault::field)
                .containsExactly("purpose", "needsAdmin", "scopes", "bogus");
    }

    private static void assertRefused(String body, String key) {
        assertThatThrownBy(() -> Body.read(Events.call(body)))
                .isInstanceOfSatisfying(
                        ApiFault.class,
                        f -> {
                            assertThat(f.status()).isEqualTo(400);
                            assertThat(f.detail()).contains(key);
                        });
    }
}
