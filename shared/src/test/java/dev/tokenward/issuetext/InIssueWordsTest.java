package dev.tokenward.issuetext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;

class InIssueWordsTest {
    @Test
    void faultsNameTheHeadingsOfTheTemplateAndKeepTheirFields() {
        List<Fault> faults =
                InIssueWords.of(
                        List.of(
                                Fault.of("removalDate", "is missing; give a day"),
                                Fault.of("scopes[2]", "is none of Zendesk's"),
                                Fault.of("needsAdmin", "is missing; say true or false: whether"),
                                Fault.of("needsAdmin", "is answered with yes and with no"),
                                new Fault("issue", "The issue is closed.")));

        assertThat(faults)
                .containsExactly(
                        new Fault("removalDate", "\"Removal date\" is missing; give a day."),
                        new Fault("scopes[2]", "\"Scopes\"[2] is none of Zendesk's."),
                        new Fault(
                                "needsAdmin",
                                "\"Why an administrator is needed\" is not answered; say what needs one,"
                                        + " or: not needed."),
                        new Fault(
                                "needsAdmin",
                                "\"Why an administrator is needed\" is answered with yes and with no."),
                        new Fault("issue", "The issue is closed."));
    }
}
