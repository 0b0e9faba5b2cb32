package dev.tokenward.domain;

import dev.tokenward.domain.Credential.Deactivation;
import dev.tokenward.domain.Departure.Heir;
import dev.tokenward.domain.Departure.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transitions of a credential whose holder left (hazard E11). What is done in Zendesk is
 * recorded before, as a stage that another run goes on from, and after.
 */
public final class Departing {
    private Departing() {}

    /** It works on; Support Ops, and the holder's manager where known, are asked about it. */
    public static Change<Credential> noticed(
            Credential c, String what, Optional<Email> manager, Instant now) {
        Credential next =
                c.draft()
                        .departure(
                                new Departure(Stage.NOTICED, what, now, manager, Optional.empty()))
                        .next();
        return new Change<>(next, List.of(event(next, "holder-left", what)), ask(next));
    }

    /** Its API token is about to be switched off. */
    public static Change<Credential> toSwitchOff(
            Credential c, String what, Optional<Email> manager, Instant now) {
        Credential next =
                c.draft()
                        .departure(
                                new Departure(
                                        Stage.TO_SWITCH_OFF, what, now, manager, Optional.empty()))
                        .next();
        return new Change<>(next, List.of(event(next, "switch-off-intended", what)), List.of());
    }

    /** Zendesk shows it as switched off, as was intended. */
    public static Change<Credential> switchedOff(Credential c, Instant now) {
        Departure departure = c.departure().orElseThrow();
        Credential next =
                c.draft()
                        .status(CredentialStatus.DEACTIVATED)
                        .deactivation(new Deactivation(Deactivation.Reason.LEAVER, now))
                        .departure(departure.at(Stage.SWITCHED_OFF, now))
                        .next();
        return new Change<>(
                next, List.of(event(next, "switched-off", departure.what())), ask(next));
    }

    /** What was intended did not come about, or nobody knows; a later run goes on with it. */
    public static Change<Credential> notSwitched(Credential c, String failure) {
        boolean on = c.departure().filter(d -> d.stage() == Stage.TO_SWITCH_ON).isPresent();
        Credential next = c.draft().next();
        return new Change<>(
                next,
                List.of(event(next, on ? "switch-on-failed" : "switch-off-failed", failure)),
                List.of());
    }

    /** The holder is there again, and nothing was done to it. */
    public static Change<Credential> back(Credential c) {
        Credential next = c.draft().departure(null).next();
        return new Change<>(
                next,
                List.of(CredentialNews.event(next, "holder-back", Map.of())),
                Questions.settled(c, next));
    }

    /**
     * A Support Ops manager says who is to have it. What works has its new holder at once; what was
     * switched off is to be switched on first.
     *
     * @param reason for the audit, and for the new holder to read
     */
    public static Outcome<Credential> transfer(
            Credential c, Actor actor, Person heir, Optional<String> reason, Instant now) {
        Optional<Refusal> refusal = transferable(c, actor);
        if (refusal.isPresent()) {
            return new Outcome.Refused<>(refusal.get());
        }
        Departure departure = c.departure().orElseThrow();
        Heir next = new Heir(heir.email(), heir.name(), actor.email(), actor.name(), reason);
        boolean works = c.kind() == Kind.OAUTH_CLIENT || c.status() == CredentialStatus.ACTIVE;
        if (works && departure.stage() == Stage.KEPT && heir.email().equals(c.holder())) {
            return wrong(c, "They hold it already, and it works.");
        }
        if (works) {
            return new Outcome.Changed<>(
                    handed(c.draft(), c, departure.leftTo(next, departure.stage(), now), now));
        }
        Credential ordered =
                c.draft().departure(departure.leftTo(next, Stage.TO_SWITCH_ON, now)).next();
        return new Outcome.Changed<>(
                new Change<>(
                        ordered,
                        List.of(
                                CredentialNews.event(
                                        ordered,
                                        "switch-on-intended",
                                        Optional.of(actor),
                                        Map.of(),
                                        said(Map.of("holder", heir.email().value()), reason))),
                        Questions.settled(c, ordered)));
    }

    /** Zendesk shows it as active again, as was intended. */
    public static Change<Credential> switchedOn(Credential c, Instant now) {
        return handed(
                c.draft().status(CredentialStatus.ACTIVE).deactivation(null),
                c,
                c.departure().orElseThrow(),
                now);
    }

    private static Change<Credential> handed(
            Credential.Draft draft, Credential c, Departure departure, Instant now) {
        Heir heir = departure.heir().orElseThrow();
        boolean same = heir.email().equals(c.holder());
        Credential next =
                draft.holder(heir.email(), heir.name())
                        .departure(same ? departure.at(Stage.KEPT, now) : null)
                        .next();
        List<Notice> notices = new ArrayList<>(Questions.settled(c, next));
        for (Notice.Recipient to :
                List.of(new Notice.Recipient.To(heir.email()), new Notice.Recipient.OpsChannel())) {
            notices.add(
                    CredentialNews.notice(
                            next,
                            Notice.Topic.TRANSFERRED,
                            "v" + next.version(),
                            to,
                            said(
                                    Map.of("by", heir.byName(), "before", c.holderName()),
                                    heir.reason())));
        }
        return new Change<>(
                next,
                List.of(
                        CredentialNews.event(
                                next,
                                same ? "kept" : "transferred",
                                Optional.empty(),
                                Map.of(),
                                said(
                                        Map.of(
                                                "holder", heir.email().value(),
                                                "by", heir.by().value()),
                                        heir.reason()))),
                notices);
    }

    private static Map<String, String> said(Map<String, String> what, Optional<String> reason) {
        Map<String, String> all = new HashMap<>(what);
        reason.ifPresent(r -> all.put("reason", r));
        return all;
    }

    /** Why this person may not say so now, whoever they name. */
    public static Optional<Refusal> transferable(Credential c, Actor actor) {
        if (!actor.is(Role.SUPPORT_OPS_MANAGER)) {
            return Optional.of(
                    new Refusal.Forbidden(
                            "Only Support Ops managers say who is to have a leaver's credential."));
        }
        if (c.status() == CredentialStatus.PENDING) {
            return Optional.of(
                    new Refusal.WrongState(
                            "It is not handed over yet, so there is nothing to give on: its request "
                                    + c.requestId()
                                    + " ends by itself if its requester left, and whoever else needs a"
                                    + " credential asks for their own.",
                            c.status().name()));
        }
        if (c.status() != CredentialStatus.ACTIVE && c.status() != CredentialStatus.DEACTIVATED) {
            return Optional.of(
                    new Refusal.WrongState("It is " + c.status() + ".", c.status().name()));
        }
        if (c.departure().isEmpty()) {
            return Optional.of(
                    new Refusal.WrongState(
                            "Nothing says that its holder left: whoever else needs one asks for their"
                                    + " own.",
                            c.status().name()));
        }
        return c.departure().get().stage() == Stage.TO_SWITCH_OFF
                ? Optional.of(
                        new Refusal.WrongState(
                                "It is being switched off: decide when that is done.",
                                c.status().name()))
                : Optional.empty();
    }

    /** What shall become of it, to those who decide and to who may know what it is for. */
    private static List<Notice> ask(Credential c) {
        Departure departure = c.departure().orElseThrow();
        Map<String, String> params =
                Map.of(
                        "what",
                        departure.what(),
                        "switchedOff",
                        Boolean.toString(c.status() == CredentialStatus.DEACTIVATED));
        List<Notice> notices = new ArrayList<>();
        notices.add(ask(c, new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER), params));
        departure.manager().ifPresent(m -> notices.add(ask(c, new Notice.Recipient.To(m), params)));
        return notices;
    }

    private static Notice ask(Credential c, Notice.Recipient to, Map<String, String> params) {
        return CredentialNews.notice(c, Notice.Topic.LEAVER_ASKED, "v" + c.version(), to, params);
    }

    private static AuditEntry event(Credential c, String type, String why) {
        return CredentialNews.event(c, type, Optional.empty(), Map.of(), Map.of("why", why));
    }

    private static Outcome<Credential> wrong(Credential c, String message) {
        return new Outcome.Refused<>(new Refusal.WrongState(message, c.status().name()));
    }
}
