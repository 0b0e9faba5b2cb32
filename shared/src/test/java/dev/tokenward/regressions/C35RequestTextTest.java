package dev.tokenward.regressions;

import static dev.tokenward.domain.Samples.LINKS;
import static dev.tokenward.domain.Samples.NOW;
import static dev.tokenward.domain.Samples.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.RequestRules;
import dev.tokenward.domain.Samples;
import dev.tokenward.domain.StandardName;
import dev.tokenward.domain.Text;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Text that reads otherwise than it is never gets past intake (C35); nor does what would break a
 * calendar's lines (C14), a name of emoji (C13) or a blank where a name belongs (C11).
 */
class C35RequestTextTest {
    private static Checked<Content> check(JsonNode request) {
        Samples.Input input =
                new Samples.Input()
                        .category(request.path("category").asText())
                        .kind(request.path("kind").asText())
                        .purpose(request.path("purpose").asText())
                        .removalDate(request.path("removalDate").asText())
                        .target(request.path("target").asText(null))
                        .useCase(request.path("useCase").asText(null))
                        .needsAdmin(request.path("needsAdmin").asBoolean())
                        .adminReason(request.path("adminReason").asText())
                        .scopes(request.path("scopes").path(0).asText());
        return RequestRules.check(input.build(), Samples.quinn(), POLICY, () -> LINKS, NOW);
    }

    private static Content valid(JsonNode request) {
        assertThat(Samples.faults(check(request))).isEmpty();
        return ((Checked.Valid<Content>) check(request)).value();
    }

    private static List<String> faulty(JsonNode request) {
        return Samples.faults(check(request)).stream().map(Fault::field).toList();
    }

    @Test
    void everyRequestOfTheCaseHasItsOutcome() throws IOException {
        JsonNode requests = CaseInput.json("C35-bidi.json");

        assertThat(faulty(requests.get(0))).containsExactly("purpose", "target");
        Content cafe = valid(requests.get(1));
        assertThat(cafe.target()).contains("Caf\u00e9 sync");
        assertThat(Text.sameName("Target - Caf\u00e9 sync", StandardName.of(cafe, "Quinn")))
                .isTrue();
        assertThat(valid(requests.get(2)).target()).contains("Status page");
        assertThat(valid(requests.get(2)).purpose()).isEqualTo("trailing blank and NBSP");
        assertThat(faulty(requests.get(3))).containsExactly("purpose", "target", "adminReason");
        assertThat(valid(requests.get(4)).target()).contains("\u05e9\u05dc\u05d5\u05dd sync");
    }

    @Test
    void c14NamesHaveNoLineEndsAndPurposesKeepTheirs() throws IOException {
        JsonNode requests = CaseInput.json("C14-ics-injection.json");

        assertThat(faulty(requests.get(0))).containsExactly("useCase");
        assertThat(faulty(requests.get(1))).containsExactly("useCase");
        assertThat(faulty(requests.get(2))).containsExactly("target");
    }

    @Test
    void c13JoinedEmojiStayWhole() throws IOException {
        JsonNode request = CaseInput.json("C13-emoji-use-case.json");

        assertThat(valid(request).useCase()).contains(request.path("useCase").asText());
    }

    @Test
    void c22FormulaInATargetIsOnlyText() throws IOException {
        assertThat(valid(CaseInput.json("C22-formula-purpose.json")).target())
                .contains("+cmd|' /C calc'!A0");
    }

    @Test
    void c11BlankTargetAndUseCaseAreMissing() {
        assertThat(
                        Samples.faults(
                                RequestRules.check(
                                        Samples.target("").useCase(" ").build(),
                                        Samples.quinn(),
                                        POLICY,
                                        () -> LINKS,
                                        NOW)))
                .extracting(Fault::field)
                .containsExactly("target");
    }
}
