package dev.tokenward.calendar;

import biweekly.component.VEvent;
import biweekly.property.Status;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.ZendeskDates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The day on which Zendesk itself switches an idle API token off, or deletes it for good. Each use
 * that the sweep sees moves it.
 */
final class ZendeskEvent {
    /** It moves until then; earlier than a week before nobody has to think of it. */
    private static final int NEAR = 7;

    private ZendeskEvent() {}

    /** Empty for what is no API token, and where its own end or the end of all tokens is sooner. */
    static Optional<VEvent> of(Credential c, Policy policy) {
        if (c.kind() != Kind.API_TOKEN || c.status() == CredentialStatus.PENDING) {
            return Optional.empty();
        }
        boolean off = c.status() == CredentialStatus.DEACTIVATED;
        Instant at = off ? deletedAt(c) : idleUntil(c);
        return at.isBefore(ZendeskDates.API_TOKENS_END_AT) && at.isBefore(c.endsAt())
                ? Optional.of(event(c, at, off, policy))
                : Optional.empty();
    }

    private static VEvent event(Credential c, Instant at, boolean off, Policy policy) {
        VEvent event =
                AllDay.on(
                        policy.today(at),
                        c.id() + "-zendesk",
                        c.version(),
                        CredentialEvent.changed(c));
        String does = off ? "Zendesk deletes" : "Zendesk switches off";
        event.setSummary(Plain.text(does + (off ? ": " : ", unless it is used: ") + c.name()));
        event.setDescription(
                Plain.text(
                        off
                                ? "It is inactive in Zendesk, and Zendesk deletes such an API token 60 days"
                                        + " after that, for good. Until then an administrator can switch it"
                                        + " on again in Admin Center."
                                : "Zendesk switches off an API token that nobody has used for 30 days. Any"
                                        + " use before moves this day."));
        if (CredentialEvent.isAlive(c)) {
            List<Integer> near = policy.remindDays().stream().filter(d -> d <= NEAR).toList();
            Alarms.add(event, near, does + " an API token", ": " + c.name());
        } else {
            event.setStatus(Status.cancelled());
        }
        return event;
    }

    /** When it was switched off is known by the day on which it was seen, which is no earlier. */
    private static Instant deletedAt(Credential c) {
        Instant off = c.deactivation().map(Credential.Deactivation::seenAt).orElse(c.endsAt());
        return off.plus(ZendeskDates.KEPT);
    }

    private static Instant idleUntil(Credential c) {
        return ZendeskDates.idleUntil(c.lastUsedAt().orElse(c.createdAt()));
    }
}
