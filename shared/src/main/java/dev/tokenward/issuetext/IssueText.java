package dev.tokenward.issuetext;

import dev.tokenward.advice.ApiCalls;
import dev.tokenward.advice.ScopeTable;
import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Fault;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.Scopes;
import dev.tokenward.domain.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An access-request issue, read as its page shows it (hazard E21). The order and form of the labels
 * are the author's; an answer counts only if it cannot be taken for another one. What a request
 * must have is intake's to say: this says only what could not be told apart.
 */
public final class IssueText {
    /** Longer descriptions are cut for reading; GitLab takes a million characters. */
    private static final int MOST = 100_000;

    /** So many labels make a page an access request. */
    private static final int ENOUGH = 2;

    private static final int SHOWN = 120;
    private static final Pattern DAY =
            Pattern.compile("(?<![0-9A-Za-z/.-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z/-])");
    private static final Pattern HINT =
            Pattern.compile(
                    "(?i)yyyy-mm-dd|n/?a|tbd|todo|-+|\\.+|\u2026|\\?+|_+|(?:e\\.g\\.|for example|example:).*");
    private static final Pattern NO =
            Pattern.compile(
                    "(?i)(?:no|none|not needed|not required|it is not|no administrator(?: is needed)?)[.!]?");

    /** What stands between scopes: a number of a list, a word. */
    private static final Pattern JOINT = Pattern.compile("(?i)|[0-9.)]+|and");

    private static final Pattern YES = Pattern.compile("(?i)yes[.!]?");

    private final Answers answers;
    private final List<Fault> faults = new ArrayList<>();

    private IssueText(Answers answers) {
        this.answers = answers;
    }

    /**
     * What was read.
     *
     * @param isRequest whether the page is an access request at all
     * @param input what it asks for, without the issue's own address; with what could not be told
     * @param understood what was read, for people to compare with what they meant
     */
    public record Reading(boolean isRequest, RequestInput input, List<String> understood) {
        public Reading {
            understood = List.copyOf(understood);
        }
    }

    /** Reads a description as GitLab's API gives it; an empty one is no request. */
    public static Reading read(String markdown) {
        String text = markdown.length() > MOST ? markdown.substring(0, MOST) : markdown;
        IssueText issue = new IssueText(Answers.on(Page.of(text)));
        RequestInput input = issue.input();
        boolean isRequest = issue.answers.labels() >= ENOUGH || Template.isUsedIn(text);
        return new Reading(isRequest, input, Understood.of(input));
    }

    private RequestInput input() {
        Optional<String> category = choice(Field.CATEGORY, "category", IssueText::category);
        Optional<String> kind = choice(Field.KIND, "kind", IssueText::kind);
        Optional<String> purpose = prose(Field.PURPOSE, "purpose");
        Optional<String> day = removalDate();
        Admin admin = admin();
        Optional<List<String>> scopes = scopes();
        Optional<List<String>> apiCalls = apiCalls();
        return new RequestInput(
                category,
                kind,
                purpose,
                day,
                Optional.empty(),
                prose(Field.TARGET, "target"),
                prose(Field.USE_CASE, "useCase"),
                admin.needed(),
                admin.reason(),
                scopes,
                apiCalls,
                faults);
    }

    /** The one answer; empty if there is none, or if there are several, which is a fault. */
    private List<Part> one(Field field, String name) {
        List<List<Part>> given =
                answers.to(field).stream()
                        .map(answer -> said(field, answer))
                        .filter(a -> !a.isEmpty())
                        .distinct()
                        .toList();
        if (given.size() > 1) {
            fault(name, "is answered " + given.size() + " times; keep one answer");
            return List.of();
        }
        return given.isEmpty() ? List.of() : given.getFirst();
    }

    private static List<Part> said(Field field, List<Part> answer) {
        return field == Field.API_CALLS
                ? answer
                : answer.stream().filter(part -> !(part instanceof Part.Code)).toList();
    }

    /** As people paste them, in a code block or not; what is no call is left out. */
    private Optional<List<String>> apiCalls() {
        StringJoiner pasted = new StringJoiner("\n");
        for (Part part : one(Field.API_CALLS, "apiCalls")) {
            if (part instanceof Part.Code(String text)) {
                pasted.add(text);
            }
            if (part instanceof Part.Line(String text, String said)
                    && !HINT.matcher(text).matches()) {
                pasted.add(text);
            }
        }
        if (pasted.toString().isBlank()) {
            return Optional.empty();
        }
        Optional<List<String>> calls =
                orFaults(new ApiCalls(ScopeTable.standard()).read("apiCalls", pasted.toString()))
                        .flatMap(read -> orFaults(read.kept("apiCalls")));
        if (calls.filter(List::isEmpty).isPresent()) {
            fault("apiCalls", "holds no call, such as GET /api/v2/tickets");
        }
        return calls.filter(c -> !c.isEmpty());
    }

    private <T> Optional<T> orFaults(Checked<T> checked) {
        return switch (checked) {
            case Checked.Valid<T>(T value) -> Optional.of(value);
            case Checked.Invalid<T>(List<Fault> wrong) -> {
                faults.addAll(wrong);
                yield Optional.empty();
            }
        };
    }

    private static List<String> lines(List<Part> answer, Function<Part.Line, String> how) {
        return answer.stream()
                .filter(Part.Line.class::isInstance)
                .map(Part.Line.class::cast)
                .map(how)
                .map(Text::tidy)
                .filter(line -> !line.isEmpty() && !HINT.matcher(line).matches())
                .toList();
    }

    private Optional<String> prose(Field field, String name) {
        return joined(lines(one(field, name), Part.Line::text));
    }

    private static Optional<String> joined(List<String> lines) {
        return Optional.of(String.join("\n", lines)).filter(text -> !text.isBlank());
    }

    private Optional<String> choice(
            Field field, String name, Function<String, Set<String>> meanings) {
        List<Part> answer = one(field, name);
        List<Part.Box> boxes =
                answer.stream()
                        .filter(Part.Box.class::isInstance)
                        .map(Part.Box.class::cast)
                        .toList();
        List<String> said =
                boxes.isEmpty()
                        ? lines(answer, Part.Line::text)
                        : boxes.stream().filter(Part.Box::ticked).map(Part.Box::text).toList();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Set<String> meant = new LinkedHashSet<>();
        said.forEach(words -> meant.addAll(meanings.apply(words)));
        if (meant.size() > 1) {
            fault(name, "says both " + String.join(" and ", meant) + "; keep one");
            return Optional.empty();
        }
        // what means none of them is named as it stands, by the rules of intake
        return Optional.of(
                meant.isEmpty() ? shown(String.join(" ", said)) : meant.iterator().next());
    }

    private static Set<String> kind(String words) {
        String plain = plain(words);
        Set<String> meant = new LinkedHashSet<>();
        if (plain.contains(" oauth ")) {
            meant.add("OAUTH_CLIENT");
        }
        if (plain.contains(" api token ")) {
            meant.add("API_TOKEN");
        }
        return meant;
    }

    private static Set<String> category(String words) {
        String plain = plain(words);
        Set<String> meant = new LinkedHashSet<>();
        if (plain.contains(" person ") || plain.equals(" me ") || plain.equals(" myself ")) {
            meant.add("PERSON");
        }
        if (plain.contains(" target ")) {
            meant.add("TARGET");
        }
        if (plain.contains(" support ops ") || plain.contains(" support operations ")) {
            meant.add("SUPPORT_OPS");
        }
        return meant;
    }

    /** Words in small letters with one blank around each. */
    private static String plain(String words) {
        return " "
                + words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip()
                + " ";
    }

    /** Code spans hold examples: a day in one is no answer (case C10). */
    private Optional<String> removalDate() {
        List<String> lines = lines(one(Field.REMOVAL_DATE, "removalDate"), Part.Line::said);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String whole = String.join(" ", lines);
        Set<String> days =
                new LinkedHashSet<>(DAY.matcher(whole).results().map(MatchResult::group).toList());
        if (days.size() > 1) {
            fault("removalDate", "names " + String.join(" and ", days) + "; keep one day");
            return Optional.empty();
        }
        // the only day in a sentence is taken, and the answer says which
        String said = days.size() == 1 ? days.iterator().next() : whole;
        return Optional.of(shown(said));
    }

    private record Admin(Optional<Boolean> needed, Optional<String> reason) {}

    private Admin admin() {
        List<Part> answer = one(Field.ADMIN, "adminReason");
        List<String> ticked =
                answer.stream()
                        .filter(Part.Box.class::isInstance)
                        .map(Part.Box.class::cast)
                        .filter(Part.Box::ticked)
                        .map(box -> box.text().strip())
                        .toList();
        List<String> lines = lines(answer, Part.Line::text);
        List<String> all = new ArrayList<>(ticked);
        all.addAll(lines);
        boolean no = all.stream().anyMatch(line -> NO.matcher(line).matches());
        boolean yes = all.stream().anyMatch(line -> YES.matcher(line).matches());
        if (no && yes) {
            fault("needsAdmin", "is answered with yes and with no; keep one");
            return new Admin(Optional.empty(), Optional.empty());
        }
        if (no) {
            return new Admin(Optional.of(false), Optional.empty());
        }
        Optional<String> reason =
                joined(all.stream().filter(line -> !YES.matcher(line).matches()).toList());
        return new Admin(yes || reason.isPresent() ? Optional.of(true) : Optional.empty(), reason);
    }

    private Optional<List<String>> scopes() {
        List<Part> answer = one(Field.SCOPES, "scopes");
        List<String> said = new ArrayList<>(lines(answer, Part.Line::text));
        answer.forEach(part -> {
            if (part instanceof Part.Box(boolean ticked, String text) && ticked) {
                said.add(text);
            }
        });
        List<String> scopes =
                said.stream()
                        .flatMap(line -> Pattern.compile("[\\s,;]+").splitAsStream(line))
                        .map(IssueText::shown)
                        .map(scope -> scope.replaceAll("^[\"'`*\u2022-]+|[\"'`*.]+$", ""))
                        .filter(scope -> !JOINT.matcher(scope).matches())
                        .distinct()
                        .toList();
        if (scopes.size() > Scopes.MAX) {
            fault(
                    "scopes",
                    "has " + scopes.size() + " words; name at most " + Scopes.MAX + " scopes");
            return Optional.empty();
        }
        return scopes.isEmpty() ? Optional.empty() : Optional.of(scopes);
    }

    private void fault(String field, String message) {
        faults.add(Fault.of(field, message));
    }

    private static String shown(String text) {
        return Understood.cut(text, SHOWN);
    }
}
