package dev.tokenward.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The forced end of a revocation that fails for good (hazard E13): two different Support Ops
 * managers, neither of them the holder, each with a note.
 */
final class GivingUp {
    private GivingUp() {}

    static Outcome<Credential> apply(Credential c, Actor actor, String note, Instant now) {
        Optional<Credential.Forgetting> asked =
                c.revocation()
                        .flatMap(Credential.Revocation::forgetting)
                        .filter(f -> now.isBefore(f.until()));
        return refuse(c, actor, asked)
                .<Outcome<Credential>>map(Outcome.Refused::new)
                .orElseGet(() ->
                        new Outcome.Changed<>(
                                asked.isPresent()
                                        ? forgotten(c, asked.get(), actor, note)
                                        : asked(c, actor, note, now)));
    }

    private static Optional<Refusal> refuse(
            Credential c, Actor actor, Optional<Credential.Forgetting> asked) {
        if (!actor.is(Role.SUPPORT_OPS_MANAGER)) {
            return Optional.of(
                    new Refusal.Forbidden("Only Support Ops managers give up a credential."));
        }
        if (actor.email().equals(c.holder())) {
            return Optional.of(
                    new Refusal.SelfApproval(
                            "Nobody gives up their own credential; two other Support Ops managers"
                                    + " can."));
        }
        if (c.status() != CredentialStatus.REVOKE_FAILED) {
            return Optional.of(
                    new Refusal.WrongState(
                            "Only a credential that could not be deleted (REVOKE_FAILED) is given up;"
                                    + " this one is "
                                    + c.status()
                                    + ".",
                            c.status().name()));
        }
        return asked.filter(f -> f.by().equals(actor.email()))
                .map(f ->
                        new Refusal.AlreadyDecided(
                                "You asked for it already; a second Support Ops manager has to"
                                        + " confirm until "
                                        + f.until()
                                        + ".",
                                f.by(),
                                f.at()));
    }

    private static Change<Credential> asked(Credential c, Actor actor, String note, Instant now) {
        Credential.Forgetting first =
                new Credential.Forgetting(actor.email(), actor.name(), now, note);
        Credential next =
                c.draft().revocation(c.revocation().orElseThrow().forgetting(first)).next();
        return new Change<>(
                next,
                List.of(
                        CredentialNews.event(
                                next,
                                "forgetting-asked",
                                Optional.of(actor),
                                Map.of(),
                                Map.of("note", note))),
                List.of(
                        CredentialNews.notice(
                                next,
                                Notice.Topic.FORGETTING_ASKED,
                                "v" + next.version(),
                                new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                                Map.of("by", actor.name(), "note", note))));
    }

    private static Change<Credential> forgotten(
            Credential c, Credential.Forgetting first, Actor actor, String note) {
        Credential next = c.draft().status(CredentialStatus.FORGOTTEN).next();
        Map<String, String> params = new HashMap<>();
        params.put("by", first.byName());
        params.put("second", actor.name());
        params.put("note", first.note());
        params.put("secondNote", note);
        List<Notice> notices = new ArrayList<>();
        if (next.hasHolder()) {
            notices.add(tell(next, new Notice.Recipient.To(next.holder()), params));
        }
        notices.add(tell(next, new Notice.Recipient.OpsChannel(), params));
        // it may work still: the issue stays open until a person has seen to it
        notices.add(tell(next, new Notice.Recipient.Issue(false), Map.of()));
        notices.addAll(CredentialLifecycle.owedRedaction(next));
        return new Change<>(
                next,
                List.of(
                        CredentialNews.event(
                                next,
                                "forgotten",
                                Optional.of(actor),
                                Map.of(),
                                Map.of(
                                        "note",
                                        note,
                                        "first",
                                        first.by().value(),
                                        "firstNote",
                                        first.note()))),
                notices);
    }

    private static Notice tell(Credential c, Notice.Recipient to, Map<String, String> params) {
        return CredentialNews.notice(c, Notice.Topic.FORGOTTEN, "", to, params);
    }
}
