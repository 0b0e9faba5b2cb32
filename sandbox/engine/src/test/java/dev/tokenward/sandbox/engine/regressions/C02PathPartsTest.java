package dev.tokenward.sandbox.engine.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.engine.OurTemplate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * An HTTP API refuses a path part that is half text and half variable, such as {@code {feed}.ics};
 * neither sam nor cfn-lint sees it, the first deployment does.
 */
class C02PathPartsTest {
    private static final String WHOLE = "\\{[\\w.-]+\\+?\\}|[a-zA-Z0-9._-]+";

    @Test
    void everyPartOfEveryPathIsAllTextOrAllVariable() {
        assertThat(OurTemplate.routes())
                .isNotEmpty()
                .allSatisfy(route ->
                        assertThat(route.path().substring(1).split("/", -1))
                                .allMatch(part -> part.matches(WHOLE), route.path()));
    }

    @Test
    void aPartOfTextAndVariableIsFound() {
        assertThat(Arrays.stream("/calendar/{feed}.ics".substring(1).split("/", -1)))
                .anyMatch(part -> !part.matches(WHOLE));
    }
}
