package dev.tokenward.issuetext;

import dev.tokenward.domain.Fault;
import java.util.List;
import java.util.Map;

/** Faults as the author of an issue reads them: by the template's headings, not the API's names. */
public final class InIssueWords {
    private static final String ADMIN = "Why an administrator is needed";

    private static final Map<String, String> HEADINGS =
            Map.of(
                    "category", "Category",
                    "kind", "Kind",
                    "purpose", "Purpose",
                    "removalDate", "Removal date",
                    "target", "Target",
                    "useCase", "Use case",
                    "needsAdmin", ADMIN,
                    "adminReason", ADMIN,
                    "scopes", "Scopes",
                    "apiCalls", "API calls");

    private InIssueWords() {}

    /** The same faults of the same fields, in other words. */
    public static List<Fault> of(List<Fault> faults) {
        return faults.stream().map(InIssueWords::of).toList();
    }

    private static Fault of(Fault fault) {
        // nobody writes true or false into an issue
        if (fault.field().equals("needsAdmin") && fault.message().contains("true or false")) {
            return new Fault(
                    fault.field(),
                    "\"" + ADMIN + "\" is not answered; say what needs one, or: not needed.");
        }
        String name = fault.field().replaceAll("\\[.*", "");
        String heading = HEADINGS.get(name);
        return heading == null || !fault.message().startsWith(name)
                ? fault
                : new Fault(
                        fault.field(),
                        "\"" + heading + "\"" + fault.message().substring(name.length()));
    }
}
