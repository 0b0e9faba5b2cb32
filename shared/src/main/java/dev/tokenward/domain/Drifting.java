package dev.tokenward.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Zendesk's lists say of a credential that nobody told Tokenward. */
final class Drifting {
    private Drifting() {}

    static Outcome<Credential> gone(Credential c, Instant now) {
        if (!isInUse(c)) {
            return refused(c);
        }
        Credential next = c.draft().status(CredentialStatus.GONE).deactivation(null).next();
        List<Notice> notices = new ArrayList<>(tell(next, Notice.Topic.GONE, Map.of()));
        notices.add(
                CredentialNews.notice(
                        next,
                        Notice.Topic.GONE,
                        "v" + next.version(),
                        new Notice.Recipient.Issue(false),
                        Map.of()));
        notices.addAll(CredentialLifecycle.owedRedaction(next));
        notices.addAll(Questions.settled(c, next));
        return changed(next, "gone", Map.of("seenAt", now.toString()), notices);
    }

    static Outcome<Credential> deactivated(Credential c, Credential.Deactivation deactivation) {
        if (c.status() != CredentialStatus.ACTIVE || isAt(c, Departure.Stage.TO_SWITCH_OFF)) {
            return refused(c);
        }
        Credential next =
                c.draft().status(CredentialStatus.DEACTIVATED).deactivation(deactivation).next();
        Map<String, String> why = Map.of("reason", deactivation.reason().name());
        return changed(next, "deactivated", why, tell(next, Notice.Topic.DEACTIVATED, why));
    }

    static Outcome<Credential> reactivated(Credential c, Instant now) {
        if (c.status() != CredentialStatus.DEACTIVATED || isAt(c, Departure.Stage.TO_SWITCH_ON)) {
            return refused(c);
        }
        Credential.Draft draft = c.draft().status(CredentialStatus.ACTIVE).deactivation(null);
        // somebody wants it to work, although its holder left: not switched off again for that
        c.departure().ifPresent(d -> draft.departure(d.at(Departure.Stage.KEPT, now)));
        Credential next = draft.next();
        List<Notice> notices = new ArrayList<>(tell(next, Notice.Topic.REACTIVATED, Map.of()));
        notices.addAll(Questions.settled(c, next));
        return changed(next, "reactivated", Map.of(), notices);
    }

    /** What is being switched by Tokenward itself is left to that. */
    private static boolean isAt(Credential c, Departure.Stage stage) {
        return c.departure().filter(d -> d.stage() == stage).isPresent();
    }

    /** Whatever is pending or on its way out is left to its own process. */
    private static boolean isInUse(Credential c) {
        return c.status() == CredentialStatus.ACTIVE || c.status() == CredentialStatus.DEACTIVATED;
    }

    /** The holder and Support Ops; the version tells a second time from the first. */
    private static List<Notice> tell(
            Credential next, Notice.Topic topic, Map<String, String> params) {
        String time = "v" + next.version();
        return List.of(
                CredentialNews.notice(
                        next, topic, time, new Notice.Recipient.To(next.holder()), params),
                CredentialNews.notice(
                        next, topic, time, new Notice.Recipient.OpsChannel(), params));
    }

    private static Outcome<Credential> changed(
            Credential next, String type, Map<String, String> details, List<Notice> notices) {
        return new Outcome.Changed<>(
                new Change<>(next, List.of(CredentialNews.event(next, type, details)), notices));
    }

    private static Outcome<Credential> refused(Credential c) {
        return new Outcome.Refused<>(
                new Refusal.WrongState(
                        "It is " + c.status() + ": the list says nothing new of it.",
                        c.status().name()));
    }
}
