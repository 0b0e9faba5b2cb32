package dev.tokenward.workflow;

import dev.tokenward.domain.Category;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Dates;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a faulty issue can be taken: a denied request tells that, and nothing in place of the
 * rest.
 *
 * @param unread fields that nothing could be read for, by the names of the API
 */
record Legible(RequestInput input, List<String> unread) {
    /** What a request has in any case. */
    private static final List<String> FIELDS =
            List.of("category", "kind", "purpose", "removalDate", "needsAdmin");

    static Legible of(RequestInput input, List<Fault> faults) {
        List<String> named = faults.stream().map(Fault::field).toList();
        return new Legible(input, FIELDS.stream().filter(named::contains).toList());
    }

    /** With the least that can be in place of what is unread. */
    Content content(IssueRef issue, LocalDate today) {
        return new Content(
                read("category", input.category())
                        .flatMap(word -> named(Category.values(), word))
                        .orElse(Category.PERSON),
                read("kind", input.kind())
                        .flatMap(word -> named(Kind.values(), word))
                        .orElse(Kind.OAUTH_CLIENT),
                read("purpose", input.purpose())
                        .flatMap(text -> clean(Text.prose(text, Text.MAX_PURPOSE)))
                        .orElse(""),
                read("removalDate", input.removalDate()).flatMap(Legible::day).orElse(today),
                Optional.of(issue),
                Optional.empty(),
                Optional.empty(),
                input.needsAdmin().orElse(true),
                input.adminReason().flatMap(text -> clean(Text.prose(text, Text.MAX_ADMIN_REASON))),
                List.of(),
                Optional.empty());
    }

    private Optional<String> read(String field, Optional<String> raw) {
        return raw.filter(text -> !unread.contains(field));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String word) {
        return Stream.of(values).filter(v -> v.name().equals(Text.tidy(word))).findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        return Dates.read(text) instanceof Dates.Reading.Day(LocalDate day)
                ? Optional.of(day)
                : Optional.empty();
    }

    private static Optional<String> clean(Text text) {
        return text instanceof Text.Clean(String value) ? Optional.of(value) : Optional.empty();
    }
}
