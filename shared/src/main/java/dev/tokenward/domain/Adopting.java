package dev.tokenward.domain;

import dev.tokenward.domain.Found.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways by which what merely stands in Zendesk gets a record of its own. */
public final class Adopting {
    private final Policy policy;
    private final Instant now;

    public Adopting(Policy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /**
     * What was said about it, checked.
     *
     * @param holder in the directory
     */
    public record Claim(String purpose, LocalDate lastDay, Person holder) {}

    /** The row and the record that stands for it, to be stored in one step. */
    public record Adopted(Change<Found> found, Change<Credential> credential) {}

    /** Whether the actor may say so now. */
    public static Optional<Refusal> refuse(Found f, Actor actor) {
        boolean owner = f.isAsked(actor.email());
        if (!actor.is(Role.SUPPORT_OPS_MANAGER) && !owner) {
            return Optional.of(
                    new Refusal.Forbidden(
                            "Only Support Ops managers, and who was asked whether it is theirs, say whose"
                                    + " it is."));
        }
        return switch (f.standing()) {
            case FOUND, ASKED, UNANSWERED, DISOWNED, REMOVAL_AGREED, DEACTIVATED ->
                    Optional.empty();
            case OWN ->
                    Optional.of(
                            wrong(f, "Tokenward itself signs in with it; it needs nobody else."));
            case ISSUED, ADOPTED, REMOVING ->
                    Optional.of(
                            wrong(
                                    f,
                                    "There is a record of it already: "
                                            + f.credentialId().orElse("unknown")
                                            + "."));
            case UNLISTED -> Unlisted.refuse(f);
            case GONE, OVER -> Optional.of(wrong(f, "It is not in Zendesk any more."));
        };
    }

    /** Checks what was said; every fault is named at once. */
    public Checked<Claim> check(Found f, Actor actor, AdoptionInput input, Roster roster) {
        FieldFaults faults = new FieldFaults(input.faults());
        Optional<String> purpose = purpose(input, faults);
        Optional<LocalDate> lastDay = lastDay(input, faults);
        Optional<Person> holder = holder(f, actor, input, roster, faults);
        return purpose.isPresent() && lastDay.isPresent() && holder.isPresent() && faults.isEmpty()
                ? new Checked.Valid<>(new Claim(purpose.get(), lastDay.get(), holder.get()))
                : new Checked.Invalid<>(faults.inOrder());
    }

    /** What is wrong with the words and the day, whoever says them. */
    public List<Fault> faults(AdoptionInput input) {
        FieldFaults faults = new FieldFaults(input.faults());
        Optional<String> purpose = purpose(input, faults);
        Optional<LocalDate> lastDay = lastDay(input, faults);
        return purpose.isPresent() && lastDay.isPresent() ? List.of() : faults.inOrder();
    }

    private static Optional<String> purpose(AdoptionInput input, FieldFaults faults) {
        Optional<String> purpose =
                input.purpose()
                        .flatMap(raw -> faults.text("purpose", Text.prose(raw, Text.MAX_PURPOSE)));
        if (purpose.isEmpty()) {
            faults.missing("purpose", "say what it is used for");
        }
        return purpose;
    }

    private Optional<LocalDate> lastDay(AdoptionInput input, FieldFaults faults) {
        return RemovalDate.read(
                "removalDate", input.removalDate(), policy, policy.today(now), faults);
    }

    private static Optional<Person> holder(
            Found f, Actor actor, AdoptionInput input, Roster roster, FieldFaults faults) {
        Optional<Email> said = input.holder().flatMap(Email::parse);
        if (input.holder().isPresent() && said.isEmpty()) {
            faults.add("holder", "is no e-mail address");
            return Optional.empty();
        }
        Optional<Email> whose = said.or(() -> f.owner().map(Found.Owner::email));
        if (whose.isEmpty()) {
            faults.missing("holder", "nothing says whose it is; name a person of the directory");
            return Optional.empty();
        }
        boolean proposed = f.credibleOwner().filter(o -> o.email().equals(whose.get())).isPresent();
        if (!actor.is(Role.SUPPORT_OPS_MANAGER) && !whose.get().equals(actor.email())) {
            faults.add("holder", "can be you alone; Support Ops managers name others");
        } else if (whose.get().equals(actor.email()) && !proposed) {
            faults.add(
                    "holder",
                    "is you, and nothing but your word says so; another Support Ops manager names"
                            + " you");
        }
        Optional<Person> person = roster.byEmail(whose.get());
        if (person.isEmpty()) {
            faults.add("holder", "is nobody in the directory");
        }
        return person;
    }

    /**
     * Somebody stands for it from now on, under the rules of any other.
     *
     * @param id of the record
     */
    public Adopted adopt(Found f, Actor actor, Claim claim, String id) {
        Found next = f.draft().to(Standing.ADOPTED, now).credentialId(id).removal(null).next();
        Credential.Draft draft =
                record(
                                f,
                                actor,
                                claim.purpose(),
                                claim.lastDay(),
                                claim.holder().email(),
                                claim.holder().name(),
                                id)
                        .status(
                                f.seen().active()
                                        ? CredentialStatus.ACTIVE
                                        : CredentialStatus.DEACTIVATED)
                        .deactivation(
                                f.seen().active()
                                        ? null
                                        : new Credential.Deactivation(
                                                Credential.Deactivation.Reason.PERSON, now));
        long left = policy.daysLeft(claim.lastDay(), now);
        policy.remindDays().stream()
                .filter(days -> left <= days)
                .min(Integer::compareTo)
                .ifPresent(draft::reminded);
        Credential c = draft.next();
        return new Adopted(
                new Change<>(
                        next,
                        List.of(
                                FoundLifecycle.event(
                                        next,
                                        "adopted",
                                        Optional.of(actor),
                                        Map.of(
                                                "holder", claim.holder().email().value(),
                                                "purpose", claim.purpose()))),
                        Questions.settled(f, next, actor, Optional.of(claim.holder()))),
                new Change<>(
                        c,
                        List.of(
                                CredentialNews.event(
                                        c,
                                        "adopted",
                                        Optional.of(actor),
                                        Map.of("lastDay", claim.lastDay().toString()),
                                        Map.of())),
                        List.of()));
    }

    /**
     * It is taken out of Zendesk: a record of its own carries the removal, with all that makes one
     * safe, tried again until it is seen to be done.
     */
    public Adopted remove(Found f, Optional<Actor> actor, Found.Agreement agreed, String id) {
        Found next = f.draft().to(Standing.REMOVING, now).credentialId(id).next();
        Actor by =
                actor.orElseGet(() ->
                        new Actor(
                                agreed.by(), agreed.byName(), java.util.Set.of(), Channel.SYSTEM));
        // whoever agreed to its end never had it
        Email holder = agreed.whose().map(Found.Owner::email).orElse(Credential.NOBODY);
        String holderName = agreed.whose().map(Found.Owner::name).orElse("nobody");
        String why =
                "nobody stands for it, and "
                        + agreed.byName()
                        + " of Support Ops agreed to its removal";
        Credential c =
                record(f, by, "none known", policy.today(now), holder, holderName, id)
                        .status(CredentialStatus.REVOKING)
                        .revocation(
                                Credential.Revocation.ordered(why, Optional.of(agreed.by()), now))
                        .next();
        return new Adopted(
                new Change<>(
                        next,
                        List.of(FoundLifecycle.event(next, "removal-ordered", actor, Map.of())),
                        List.of()),
                new Change<>(
                        c,
                        List.of(
                                CredentialNews.event(
                                        c,
                                        "revocation-ordered",
                                        actor,
                                        Map.of(),
                                        Map.of("why", why))),
                        List.of()));
    }

    private Credential.Draft record(
            Found f,
            Actor by,
            String purpose,
            LocalDate lastDay,
            Email holder,
            String holderName,
            String id) {
        return new Credential(
                        id,
                        "",
                        f.kind(),
                        f.label(),
                        // of a token no name finds it: there may be twins (case C37)
                        f.seen().identifier().orElse(f.id()),
                        Optional.of(f.zendeskId()),
                        holder,
                        holderName,
                        CredentialStatus.ACTIVE,
                        f.seen().scopes(),
                        f.seen().createdAt().orElse(f.firstSeenAt()),
                        lastDay,
                        policy.endOf(lastDay),
                        f.seen().lastUsedAt(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        // they have it; there is no message to take a value out of
                        Optional.of(now),
                        Optional.of(now),
                        Optional.of(now),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new Credential.Adoption(
                                        f.id(), by.email(), by.name(), now, purpose)),
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        0)
                .draft();
    }

    private static Refusal wrong(Found f, String message) {
        return new Refusal.WrongState(message, f.standing().name());
    }
}
