package dev.tokenward.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://acme.zendesk.com/,https://acme.zendesk.com",
        "HTTPS://Acme.Zendesk.com:443,https://acme.zendesk.com",
        "https://gitlab.example.com/sub//,https://gitlab.example.com/sub",
        "http://127.0.0.1:8787,http://127.0.0.1:8787",
        "http://localhost:80/,http://localhost",
        "http://[::1]:9,http://[::1]:9",
    })
    void anAllowedBaseIsTakenWithOrWithoutASlash(String given, String shown) {
        assertThat(BaseUrl.of(URI.create(given))).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.zendesk.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "ftp://acme.zendesk.com",
                "acme.zendesk.com",
                "/api",
                "https:///api",
                "https://user:canary@acme.zendesk.com",
                "https://acme.zendesk.com?x=canary",
                "https://acme.zendesk.com#canary"
            })
    void anotherIsRefusedWithoutRepeatingIt(String given) {
        assertThatThrownBy(() -> BaseUrl.of(URI.create(given)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.zendesk.com/api/v2/x.json?page%5Bafter%5D=a%2Bb,/api/v2/x.json?page%5Bafter%5D=a%2Bb",
        "https://ACME.zendesk.com:443/x,/x",
        "/x?y=1,/x?y=1",
    })
    void aLinkOnOurHostIsKeptAsItStands(String link, String kept) {
        assertThat(BaseUrl.of(URI.create("https://acme.zendesk.com")).within(link)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.zendesk.com.example.org/x",
                "https://example.org/x",
                "http://acme.zendesk.com/x",
                "https://acme.zendesk.com:444/x",
                "https://acme.zendesk.com@example.org/x",
                "https://user@acme.zendesk.com/x",
                "//example.org/x",
                "mailto:x@acme.zendesk.com",
                "x",
                "",
                "not a link",
                "https://acme.zendesk.com"
            })
    void aLinkToAnyOtherPlaceIsNone(String link) {
        assertThat(BaseUrl.of(URI.create("https://acme.zendesk.com")).within(link)).isEmpty();
    }

    @Test
    void aCallStaysOnTheHostWhateverItsPathLooksLike() {
        BaseUrl base = BaseUrl.of(URI.create("https://slack.com/api/"));

        assertThat(base.target(Call.get("/{x}", "../@example.org/")))
                .hasToString("https://slack.com/api/..%2F%40example.org%2F");
        assertThat(base.target(Call.get("/a").page("//example.org/x")).getHost())
                .isEqualTo("slack.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void aPartThatWouldNameAnotherResourceIsRefused(String part) {
        assertThatThrownBy(() -> Call.delete("/api/v2/api_tokens/{id}", part))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
