package dev.tokenward.domain;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a credential could carry its standard name: short enough as a whole, and read back as
 * what it was built from, so that a name never claims another format.
 */
final class NameCheck {
    /** Names without an issue are read against no GitLab at all. */
    private static final IssueLinks NO_LINKS =
            new IssueLinks(URI.create("https://gitlab.invalid"), List.of());

    private NameCheck() {}

    static Optional<Fault> wrong(
            Content content, String requesterName, Policy policy, Supplier<IssueLinks> links) {
        String field =
                switch (content.category()) {
                    case PERSON -> "issue";
                    case TARGET -> "target";
                    case SUPPORT_OPS -> "useCase";
                };
        String name = StandardName.of(content, requesterName);
        int length = name.codePointCount(0, name.length());
        if (length > policy.maxNameLength()) {
            return Optional.of(
                    Fault.of(
                            field,
                            "makes the credential's name "
                                    + length
                                    + " characters long; the longest is "
                                    + policy.maxNameLength()
                                    + ", and names are never cut"));
        }
        StandardName reading =
                StandardName.read(
                        name, content.category() == Category.PERSON ? links.get() : NO_LINKS);
        return reading.isOf(content, requesterName)
                ? Optional.empty()
                : Optional.of(
                        Fault.of(
                                field,
                                "makes the credential's name “"
                                        + name
                                        + "”, which does not read as what it is ("
                                        + describe(reading)
                                        + "); leave links, dates and “ - ” out of it and of your"
                                        + " own name"));
    }

    private static String describe(StandardName reading) {
        return switch (reading) {
            case StandardName.Unknown(String why) -> "it " + why;
            case StandardName.Person p -> "it reads as the credential of " + p.name();
            case StandardName.Target t -> "it reads as the target " + t.name();
            case StandardName.TeamMember m ->
                    "it reads as " + m.name() + "'s credential for " + m.useCase();
            case StandardName.BareLink l -> "it reads as a bare link";
        };
    }
}
