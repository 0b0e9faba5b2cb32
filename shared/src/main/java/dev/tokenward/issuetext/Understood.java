package dev.tokenward.issuetext;

import dev.tokenward.domain.Dates;
import dev.tokenward.domain.RequestInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was read from a description, a line each, to be compared with what was meant. */
final class Understood {
    /** Enough of a text, in characters, to see which one it is. */
    private static final int BRIEF = 100;

    private Understood() {}

    static List<String> of(RequestInput input) {
        return Stream.of(
                        said("purpose", input.purpose().map(Understood::brief)),
                        said("removal date", input.removalDate().flatMap(Understood::day)),
                        said("category", input.category()),
                        said("target", input.target().map(Understood::brief)),
                        said("use case", input.useCase().map(Understood::brief)),
                        said("kind", input.kind()),
                        said("scopes", input.scopes().map(all -> String.join(", ", all))),
                        said("API calls", input.apiCalls().map(all -> String.join(", ", all))),
                        admin(input))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> said(String name, Optional<String> answer) {
        return answer.map(a -> name + ": " + a);
    }

    /** As words, so that a day and a month that changed places are seen. */
    private static Optional<String> day(String said) {
        return Dates.read(said) instanceof Dates.Reading.Day(LocalDate day)
                ? Optional.of(Dates.inWords(day))
                : Optional.empty();
    }

    private static Optional<String> admin(RequestInput input) {
        return input.needsAdmin()
                .map(needed ->
                        "administrator: "
                                + (needed ? "needed" : "not needed")
                                + input.adminReason().map(why -> ", " + brief(why)).orElse(""));
    }

    private static String brief(String text) {
        return cut(text.strip().replaceAll("\\s+", " "), BRIEF);
    }

    /** At most so many code points, of which the last tells that there were more. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
    }
}
