package dev.tokenward.issuetext;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an issue is asked for, by the words people put over it. */
enum Field {
    PURPOSE("purpose", "business purpose", "purpose of the access", "what is it for"),
    REMOVAL_DATE(
            "removal date",
            "date of removal",
            "expiration date",
            "expiry date",
            "end date",
            "remove on",
            "expires",
            "expires on",
            "valid until"),
    CATEGORY("category", "who is it for", "for whom"),
    KIND("kind", "kind of credential", "credential kind", "credential type", "type of credential"),
    SCOPES("scopes", "scope", "oauth scopes", "api scopes"),
    ADMIN(
            "why an administrator is needed",
            "why administrator rights are needed",
            "why admin rights are needed",
            "why is an administrator needed",
            "why an admin is needed",
            "is an administrator needed",
            "needs an administrator",
            "needs admin",
            "administrator",
            "admin reason"),
    TARGET("target", "zendesk target", "name of the target", "target name"),
    USE_CASE("use case", "usecase"),
    API_CALLS("api calls", "zendesk api calls", "endpoints");

    /** Numbers, signs and pictures around a label are decoration. */
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

    /** No label of ours is as long; what follows looks back at each place of it. */
    private static final int LONGEST = 100;

    /** Each between two bars. */
    private final String labels;

    Field(String... labels) {
        this.labels = "|" + String.join("|", labels) + "|";
    }

    static Optional<Field> of(String label) {
        if (label.length() > LONGEST) {
            return Optional.empty();
        }
        String plain =
                AROUND.matcher(label)
                        .replaceAll("")
                        .replaceAll("\\([^)]*\\)?$", "")
                        .strip()
                        .replaceAll("[\\s\\p{Z}_-]+", " ")
                        .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(field -> field.labels.contains("|" + plain + "|"))
                .findFirst();
    }
}
