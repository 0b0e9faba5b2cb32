package dev.tokenward.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a name is one by the standard, and one that this credential may bear. */
public final class Renaming {
    private final Policy policy;
    private final IssueLinks links;
    private final Roster roster;

    public Renaming(Policy policy, IssueLinks links, Roster roster) {
        this.policy = policy;
        this.links = links;
        this.roster = roster;
    }

    /** For a credential with a record: its name keeps saying its request and its end. */
    public Checked<String> of(Credential c, Optional<Request> request, String raw) {
        return clean(raw)
                .flatMap(name -> {
                    StandardName read = StandardName.read(name, links);
                    Optional<String> fault =
                            switch (read) {
                                case StandardName.Person p ->
                                        person(p, c.lastDay(), request.map(Request::content));
                                case StandardName.Target t ->
                                        of(Category.TARGET, request, "a target's");
                                case StandardName.TeamMember m ->
                                        member(m)
                                                .or(() ->
                                                        of(
                                                                Category.SUPPORT_OPS,
                                                                request,
                                                                "a Support Ops member's"));
                                case StandardName.BareLink l ->
                                        Optional.of("is a link alone: it says no end");
                                case StandardName.Unknown(String why) -> Optional.of(why);
                            };
                    return checked(name, fault);
                });
    }

    /** For what merely stands in Zendesk. */
    public Checked<String> of(String raw) {
        return clean(raw)
                .flatMap(
                        name -> checked(name, Naming.of(Optional.of(name), links, roster).fault()));
    }

    /** What the row says of the new name. */
    public Naming read(String name) {
        return Naming.of(Optional.of(name), links, roster);
    }

    private Checked<String> clean(String raw) {
        return switch (Text.name(raw, policy.maxNameLength())) {
            case Text.Clean(String name) -> new Checked.Valid<>(name);
            case Text.Missing missing -> fault("is missing; give the whole name");
            case Text.Faulty(String message) -> fault(message);
        };
    }

    private static Checked<String> checked(String name, Optional<String> fault) {
        return fault.map(f -> fault(f + "; see the naming standard"))
                .orElseGet(() -> new Checked.Valid<>(name));
    }

    private static Checked<String> fault(String message) {
        return new Checked.Invalid<>(List.of(Fault.of("name", message)));
    }

    private static Optional<String> person(
            StandardName.Person p, LocalDate lastDay, Optional<Content> content) {
        if (!p.lastDay().equals(lastDay)) {
            return Optional.of(
                    "says that it ends on " + p.lastDay() + ", but it ends on " + lastDay);
        }
        return content.filter(c -> !c.issue().equals(Optional.of(p.issue())))
                .map(c ->
                        "links another access request than its own ("
                                + c.issue().map(IssueRef::url).orElse("none")
                                + ")");
    }

    private Optional<String> member(StandardName.TeamMember m) {
        return Naming.of(Optional.of(m.name() + NameFormats.SEPARATOR + m.useCase()), links, roster)
                .fault();
    }

    private static Optional<String> of(Category is, Optional<Request> request, String whose) {
        return request.filter(r -> r.content().category() != is)
                .map(r ->
                        "is "
                                + whose
                                + " name, but it was issued for a request of category "
                                + r.content().category());
    }

    /** It is about to be renamed: recorded before Zendesk is asked. */
    public static Change<Credential> intended(Credential c, Actor actor, String name) {
        return step(c.draft().next(), "rename-intended", actor, c.name(), name);
    }

    /** Zendesk shows the new name. */
    public static Change<Credential> done(Credential c, Actor actor, String name) {
        return step(c.draft().name(name).next(), "renamed", actor, c.name(), name);
    }

    /** Zendesk kept the old one, or did not say. */
    public static Change<Credential> failed(
            Credential c, Actor actor, String name, boolean unclear) {
        return step(c.draft().next(), failure(unclear), actor, c.name(), name);
    }

    private static Change<Credential> step(
            Credential next, String type, Actor actor, String from, String to) {
        Map<String, String> names = Map.of("from", from, "to", to);
        return alone(next, CredentialNews.event(next, type, Optional.of(actor), Map.of(), names));
    }

    /** As {@link #intended}, of what merely stands in Zendesk. */
    public static Change<Found> intended(Found f, Actor actor, String name) {
        return step(f.draft().next(), "rename-intended", actor, f.label(), name);
    }

    /** As {@link #done}. */
    public Change<Found> done(Found f, Actor actor, String name, Instant now) {
        return step(row(f, actor, name, now), "renamed", actor, f.label(), name);
    }

    /** The row under its new name; of what is managed its record's event tells of it. */
    public Found row(Found f, Actor actor, String name, Instant now) {
        return f.draft()
                .seen(f.seen().named(name))
                .naming(read(name))
                .renamed(f.renamedTo(Optional.of(name), Optional.of(actor.email()), now))
                .next();
    }

    /** As {@link #failed}. */
    public static Change<Found> failed(Found f, Actor actor, String name, boolean unclear) {
        return step(f.draft().next(), failure(unclear), actor, f.label(), name);
    }

    private static Change<Found> step(
            Found next, String type, Actor actor, String from, String to) {
        Map<String, String> names = Map.of("from", from, "to", to);
        return alone(next, FoundLifecycle.event(next, type, Optional.of(actor), names));
    }

    private static String failure(boolean unclear) {
        return unclear ? "rename-unclear" : "rename-failed";
    }

    /** A name is told to nobody. */
    private static <T> Change<T> alone(T next, AuditEntry event) {
        return new Change<>(next, List.of(event), List.of());
    }
}
