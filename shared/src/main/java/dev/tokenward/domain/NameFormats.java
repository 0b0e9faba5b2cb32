package dev.tokenward.domain;

import dev.tokenward.domain.StandardName.BareLink;
import dev.tokenward.domain.StandardName.Person;
import dev.tokenward.domain.StandardName.Target;
import dev.tokenward.domain.StandardName.TeamMember;
import dev.tokenward.domain.StandardName.Unknown;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formats of {@link StandardName}, taken apart. A link anchors a person's name; a hyphen does
 * not.
 */
public final class NameFormats {
    static final String SEPARATOR = " - ";
    public static final String TARGET = "Target - ";
    private static final Pattern LINK_ALONE = Pattern.compile("<?(?<link>https?://[^\\s<>]+)>?");
    private static final Pattern PERSON =
            Pattern.compile(
                    "(?<name>.+?) - <?(?<link>https?://[^\\s<>]+)>?"
                            + " - (?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final Pattern DATE_AT_END =
            Pattern.compile(
                    "(?:^| - )(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
                            + "|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4})$");
    private static final Pattern REFERENCE = Pattern.compile("^[\\w./-]*#[0-9]+(?:\\s|$)");

    private NameFormats() {}

    static StandardName withLink(String text, IssueLinks links) {
        Matcher alone = LINK_ALONE.matcher(text);
        if (alone.matches()) {
            return links.read("name", alone.group("link"))
                            instanceof Checked.Valid<IssueRef>(IssueRef issue)
                    ? new BareLink(issue)
                    : new Unknown("is a link, but to no access request of ours");
        }
        Matcher parts = PERSON.matcher(text);
        if (!parts.matches()) {
            return new Unknown("has a link, but not the form name - link - year-month-day");
        }
        if (!(links.read("name", parts.group("link"))
                instanceof Checked.Valid<IssueRef>(IssueRef issue))) {
            return new Unknown("has a link, but to no access request of ours");
        }
        if (!(Dates.read(parts.group("day")) instanceof Dates.Reading.Day(var day))) {
            return new Unknown("ends with a day that does not exist");
        }
        String name = parts.group("name");
        return isName(name) ? new Person(name, issue, day) : improper();
    }

    static StandardName target(String name) {
        if (DATE_AT_END.matcher(name).find()) {
            return new Unknown("may be a target's name or a name with an end");
        }
        return isName(name) ? new Target(name) : improper();
    }

    static StandardName teamMember(String text) {
        int cut = text.indexOf(SEPARATOR);
        if (cut <= 0) {
            return new Unknown("follows no format");
        }
        String name = text.substring(0, cut);
        String useCase = text.substring(cut + SEPARATOR.length());
        if (DATE_AT_END.matcher(useCase).find()) {
            return new Unknown("ends with a day, but has no request link");
        }
        if (REFERENCE.matcher(useCase).find()) {
            return new Unknown("has a short reference in place of a request link");
        }
        if (name.indexOf('@') >= 0) {
            return new Unknown("has an address where a name belongs");
        }
        return isName(name) && isName(useCase) ? new TeamMember(name, useCase) : improper();
    }

    /** Whether intake would have taken the part as it is. */
    static boolean isName(String part) {
        return Text.name(part, Integer.MAX_VALUE) instanceof Text.Clean(String clean)
                && clean.equals(part);
    }

    private static Unknown improper() {
        return new Unknown("has a part that is no proper name");
    }
}
