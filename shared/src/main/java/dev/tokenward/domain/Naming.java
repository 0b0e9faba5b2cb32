package dev.tokenward.domain;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the name of a credential in Zendesk says by the naming standard, and what it should be.
 *
 * @param format which format of the standard, or which it is near
 * @param fault what is wrong, to be read after "its name"; empty where nothing is
 * @param right the name by the standard; only where nothing has to be guessed
 * @param person whom it names, as it is written there
 * @param issue the access request that it links
 * @param lastDay the end that it names
 */
public record Naming(
        Sort sort,
        Format format,
        Optional<String> fault,
        Optional<String> right,
        Optional<String> person,
        Optional<IssueRef> issue,
        Optional<LocalDate> lastDay) {
    /** How near the name is to the standard. */
    public enum Sort {
        EXACT,
        /** What is meant can be told, or nearly: a person is asked. */
        NEAR_MISS,
        /** Says nothing that the standard knows. */
        NONSENSE
    }

    /** The formats of the standard. */
    public enum Format {
        PERSON,
        TARGET,
        TEAM_MEMBER,
        BARE_LINK,
        NONE
    }

    /**
     * Reads a name. Nothing is guessed: what is not exact is for a person to decide (case C37).
     *
     * @param links of our own GitLab; a link to another one is no request of ours
     */
    public static Naming of(Optional<String> name, IssueLinks links, Roster roster) {
        String text = name.orElse("");
        return switch (StandardName.read(text, links)) {
            case StandardName.Person p ->
                    exact(Format.PERSON)
                            .with(Optional.of(p.name()), Optional.of(p.issue()))
                            .until(p.lastDay());
            case StandardName.Target t -> exact(Format.TARGET);
            case StandardName.BareLink l ->
                    exact(Format.BARE_LINK).with(Optional.empty(), Optional.of(l.issue()));
            case StandardName.TeamMember m when m.name().matches("(?i)targets?") ->
                    NearMiss.read(text, "", links, roster);
            case StandardName.TeamMember m -> teamMember(m, roster);
            case StandardName.Unknown(String why) -> NearMiss.read(text, why, links, roster);
        };
    }

    private static Naming teamMember(StandardName.TeamMember m, Roster roster) {
        boolean ops =
                roster.byName(m.name())
                        .filter(p -> p.is(Role.SUPPORT_OPS) || p.is(Role.SUPPORT_OPS_MANAGER))
                        .isPresent();
        return ops
                ? exact(Format.TEAM_MEMBER).with(Optional.of(m.name()), Optional.empty())
                : new Naming(
                        Sort.NONSENSE,
                        Format.NONE,
                        Optional.of(
                                "follows no format: nobody in Support Ops is called “"
                                        + m.name()
                                        + "”"),
                        Optional.empty(),
                        roster.byName(m.name()).map(Person::name),
                        Optional.empty(),
                        Optional.empty());
    }

    private static Naming exact(Format format) {
        return new Naming(
                Sort.EXACT,
                format,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Naming near(Format format, String fault) {
        return exact(format).but(Sort.NEAR_MISS, fault);
    }

    static Naming nonsense(String fault) {
        return exact(Format.NONE).but(Sort.NONSENSE, fault);
    }

    private Naming but(Sort other, String what) {
        return new Naming(other, format, Optional.of(what), right, person, issue, lastDay);
    }

    Naming with(Optional<String> who, Optional<IssueRef> request) {
        return new Naming(sort, format, fault, right, who, request, lastDay);
    }

    Naming until(LocalDate day) {
        return new Naming(sort, format, fault, right, person, issue, Optional.of(day));
    }

    Naming right(String name) {
        return new Naming(sort, format, fault, Optional.of(name), person, issue, lastDay);
    }
}
