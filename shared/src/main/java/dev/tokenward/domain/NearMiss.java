package dev.tokenward.domain;

import dev.tokenward.domain.Naming.Format;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that are none of the standard's, read for what somebody may have meant by them. */
final class NearMiss {
    private static final Pattern DASHES = Pattern.compile("[‐‑‒–—―−]");
    private static final Pattern LINKED =
            Pattern.compile("(?<before>.*?)(?<link>https?://[^ ]+)(?<after>.*)");
    private static final Pattern TARGET = Pattern.compile("(?i)targets? ?[:-] ?(?<name>.+)");
    private static final Pattern ENDED =
            Pattern.compile("(?<name>.+?) ?- ?(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern REFERENCED =
            Pattern.compile("(?<name>.+?) ?- ?[A-Za-z0-9_./-]*#[0-9]+(?: ?- ?(?<day>[0-9-]{10}))?");
    private static final Pattern ADDRESS = Pattern.compile("[^ @<>()\"',;]+@[^ @<>()\"',;]+");
    private static final Pattern ADDRESSED =
            Pattern.compile("(?<address>[^ @]+@[^ @]+) ?[-:] ?(?<useCase>.+)");

    private NearMiss() {}

    /**
     * @param why the name is not exact
     */
    static Naming read(String raw, String why, IssueLinks links, Roster roster) {
        String text =
                DASHES.matcher(Text.tidy(raw))
                        .replaceAll("-")
                        .replaceAll("[\\s\\p{Zs}]+", " ")
                        .replaceAll("[<>]", "");
        Matcher linked = LINKED.matcher(text);
        if (linked.matches()) {
            return linked(linked, links);
        }
        Matcher target = TARGET.matcher(text);
        if (target.matches()) {
            return target(target.group("name"), why);
        }
        Matcher addressed = ADDRESSED.matcher(text);
        if (addressed.matches()) {
            return addressed(addressed, roster);
        }
        Matcher referenced = REFERENCED.matcher(text);
        if (referenced.matches()) {
            return missing(
                    "has a short reference in place of the link to an access request", referenced);
        }
        Matcher ended = ENDED.matcher(text);
        if (ended.matches()) {
            return missing("has no link to an access request", ended);
        }
        return why.startsWith("is a target")
                ? Naming.near(Format.TARGET, why)
                : Naming.nonsense(why).with(hint(text, roster), Optional.empty());
    }

    /** Whom a text without any format may name: an address, or somebody of the directory. */
    private static Optional<String> hint(String text, Roster roster) {
        Matcher address = ADDRESS.matcher(text);
        if (address.find()) {
            return Optional.of(address.group());
        }
        int cut = text.indexOf(" - ");
        String first = cut < 0 ? text : text.substring(0, cut);
        return roster.byName(first).or(() -> roster.byLocalPart(first)).map(p -> first);
    }

    private static Naming missing(String what, Matcher m) {
        Naming naming =
                Naming.near(Format.PERSON, what)
                        .with(Optional.of(m.group("name")), Optional.empty());
        String written = m.group("day");
        return written != null && Dates.read(written) instanceof Dates.Reading.Day(LocalDate day)
                ? naming.until(day)
                : naming;
    }

    private static Naming linked(Matcher m, IssueLinks links) {
        String link = m.group("link").replaceAll("[-,;.)]+$", "");
        String rest = m.group("link").substring(link.length()) + m.group("after");
        String end = rest.replaceAll("^[ ,;.)-]+", "");
        String name = m.group("before").replaceAll("[ (:|,-]+$", "");
        Optional<String> person = Optional.of(name).filter(NameFormats::isName);
        if (!(links.read("name", link) instanceof Checked.Valid<IssueRef>(IssueRef issue))) {
            return Naming.near(Format.PERSON, "has a link, but to no access request of ours")
                    .with(person, Optional.empty());
        }
        if (name.isEmpty() && end.isEmpty()) {
            return Naming.near(Format.BARE_LINK, "is more than the link alone")
                    .with(person, Optional.of(issue))
                    .right(issue.url());
        }
        return switch (LooseDay.read(end)) {
            case LooseDay.Unclear unclear
                    when DAY.matcher(name).find() || (name.isEmpty() && !end.isEmpty()) ->
                    Naming.near(
                                    Format.PERSON,
                                    "has its parts in another order than name, link, end")
                            .with(Optional.empty(), Optional.of(issue));
            case LooseDay.Unclear(String what) ->
                    Naming.near(Format.PERSON, what).with(person, Optional.of(issue));
            case LooseDay.Day(LocalDate day) -> {
                String fault =
                        name.isEmpty()
                                ? "has a link and an end, but no name before them"
                                : !NameFormats.isName(name)
                                        ? "has a part that is no proper name"
                                        : end.equals(day.toString())
                                                ? "has other separators than “ - ”"
                                                : "writes its end otherwise than year-month-day";
                Naming naming =
                        Naming.near(Format.PERSON, fault)
                                .with(person, Optional.of(issue))
                                .until(day);
                yield person.map(who -> naming.right(who + " - " + issue.url() + " - " + day))
                        .orElse(naming);
            }
        };
    }

    private static Naming target(String name, String why) {
        return NameFormats.target(name) instanceof StandardName.Target(String proper)
                ? Naming.near(Format.TARGET, "names a target in another form than “Target - name”")
                        .right(NameFormats.TARGET + proper)
                : Naming.near(Format.TARGET, why);
    }

    private static Naming addressed(Matcher m, Roster roster) {
        Optional<Person> person = Email.parse(m.group("address")).flatMap(roster::byEmail);
        Naming naming =
                Naming.near(Format.TEAM_MEMBER, "has an address where a name belongs")
                        .with(Optional.of(m.group("address")), Optional.empty());
        return person.filter(p -> p.is(Role.SUPPORT_OPS) || p.is(Role.SUPPORT_OPS_MANAGER))
                .map(p -> naming.right(p.name() + NameFormats.SEPARATOR + m.group("useCase")))
                .orElse(naming);
    }
}
