package dev.tokenward.domain;

import dev.tokenward.domain.Found.Owner;
import java.util.Optional;

/** Whose a credential may be, by what speaks for it. A proposal: the person is asked. */
public final class Ownership {
    private static final String MADE = "they made it in Zendesk";

    /** One is asked about a day: more questions to one person would take longer than two months. */
    private static final int MOST_MADE = 60;

    private Ownership() {}

    /** By the name that it bears in Zendesk. */
    public static Optional<Owner> of(Naming naming, Roster roster) {
        return naming.person()
                .flatMap(written ->
                        Email.parse(written)
                                .flatMap(roster::byEmail)
                                .map(p -> owner(p, "its name holds their address"))
                                .or(() ->
                                        roster.byName(written)
                                                .map(p ->
                                                        owner(
                                                                p,
                                                                "its name names them: “"
                                                                        + written
                                                                        + "”")))
                                .or(() ->
                                        roster.byLocalPart(written)
                                                .map(p ->
                                                        owner(
                                                                p,
                                                                "its name holds the beginning of their"
                                                                        + " address: “"
                                                                        + written
                                                                        + "”"))));
    }

    /**
     * By a name that it bears since after its first sight only. Whoever may rename can write
     * anybody into it, themself too; a member of Support Ops who names somebody else is believed
     * enough to ask that person.
     *
     * @param before whom the name at the first sight named
     */
    public static Owner ofRenamed(
            Owner named, Found.Renamed renamed, Optional<Owner> before, Policy policy) {
        if (before.map(Owner::email).equals(Optional.of(named.email()))) {
            return named;
        }
        String since =
                "that name was given on "
                        + policy.today(renamed.at())
                        + renamed.by()
                                .map(by -> " by " + by + " through Tokenward")
                                .orElse(" at the latest in Zendesk, by nobody knows whom")
                        + "; at its first sight it was “"
                        + renamed.from()
                        + "”";
        boolean another = renamed.by().filter(by -> !by.equals(named.email())).isPresent();
        return new Owner(
                named.email(),
                named.name(),
                named.evidence() + ", and " + since,
                another ? Optional.empty() : Optional.of(since));
    }

    /** By who wrote the access request that it links. */
    public static Optional<Owner> ofIssue(IssueRef issue, String author, Roster roster) {
        return roster.byGitlab(author)
                .map(p ->
                        owner(
                                p,
                                "they wrote the access request that its name links: "
                                        + issue.url()));
    }

    /**
     * By the user of Zendesk who made it, and whom an OAuth client acts as. Who made very many made
     * them for others: those are left to Support Ops managers.
     *
     * @param made how many that user made of which nothing else says whose they are
     */
    public static Optional<Owner> ofCreator(
            Kind kind, Optional<Email> email, long made, Roster roster) {
        return email.flatMap(roster::byEmail)
                .map(p ->
                        new Owner(
                                p.email(),
                                p.name(),
                                kind == Kind.API_TOKEN
                                        ? MADE + ", for themself or for somebody else"
                                        : MADE + ", and it acts as them",
                                Optional.of(
                                                "they made "
                                                        + made
                                                        + " of which nothing else says whose they"
                                                        + " are, most likely for others")
                                        .filter(doubt -> made > MOST_MADE)));
    }

    /** Whether nothing but its making speaks for this owner. */
    public static boolean isMaker(Owner owner) {
        return owner.evidence().startsWith(MADE);
    }

    private static Owner owner(Person p, String evidence) {
        return new Owner(p.email(), p.name(), evidence, Optional.empty());
    }
}
