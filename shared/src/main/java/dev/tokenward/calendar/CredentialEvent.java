package dev.tokenward.calendar;

import static java.util.stream.Collectors.joining;

import biweekly.component.VEvent;
import biweekly.property.Status;
import dev.tokenward.domain.Agenda;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.ZendeskDates;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The last day of a credential. */
final class CredentialEvent {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private static final String TOKENS_END =
            "; but Zendesk switches off all API tokens on 30 April 2027, and this one with them.";

    private CredentialEvent() {}

    static VEvent of(Credential c, Agenda agenda, Policy policy) {
        boolean stands = isAlive(c);
        VEvent event = AllDay.on(c.lastDay(), c.id(), c.version(), changed(c));
        event.setSummary(Plain.text(c.name()));
        event.setDescription(description(c, agenda.kind(), policy));
        Optional.ofNullable(agenda.issues().get(c.requestId()))
                .map(IssueRef::url)
                .flatMap(Plain::address)
                .ifPresent(event::setUrl);
        if (stands) {
            Alarms.add(event, policy.remindDays(), "Zendesk credential ends", ": " + c.name());
        } else {
            event.setStatus(Status.cancelled());
        }
        return event;
    }

    /** Still to be used, or at least to be watched, until its day. */
    static boolean isAlive(Credential c) {
        return c.status().mayExist() && !c.status().isEnding();
    }

    private static String description(Credential c, FeedKind kind, Policy policy) {
        return Stream.of(
                        Optional.of(state(c)),
                        isAlive(c) ? Optional.of(end(c, policy)) : Optional.<String>empty(),
                        Optional.of("Kind: " + kind(c)),
                        kind == FeedKind.SUPPORT_OPS
                                ? Optional.of(
                                        "Holder: "
                                                + c.holderName()
                                                + (c.hasHolder() ? ", " + c.holder() : ""))
                                : Optional.<String>empty(),
                        isAlive(c) ? Optional.of(moreTime(c, policy)) : Optional.<String>empty(),
                        Optional.of(
                                "Credential: "
                                        + c.id()
                                        + (c.requestId().isEmpty()
                                                ? ""
                                                : ", request: " + c.requestId())))
                .flatMap(Optional::stream)
                .map(Plain::text)
                .collect(joining("\n"));
    }

    /** What was not asked for cannot be extended, and no API token is made any more one day. */
    private static String moreTime(Credential c, Policy policy) {
        if (!policy.creates(c.kind(), c.lastDay())) {
            return "For more time, ask for an OAuth client in its place before that: POST /credentials/"
                    + c.id()
                    + "/replacement";
        }
        return c.requestId().isEmpty()
                ? "For more time, ask for one of your own before that: POST /requests"
                : "For more time, ask for an extension before that: POST /requests/"
                        + c.requestId()
                        + "/extension";
    }

    private static String state(Credential c) {
        return switch (c.status()) {
            case PENDING, ACTIVE ->
                    "This is its last day" + (outlivesTokens(c) ? TOKENS_END : " of use.");
            case DEACTIVATED -> "It is inactive in Zendesk; this is its last day.";
            case REVOKING -> "Its end is ordered; it is being deleted.";
            case REVOKE_FAILED ->
                    "Its end is ordered, but Zendesk has not deleted it so far: it may still work. It is"
                            + " tried again; Support Ops know.";
            case FORGOTTEN -> "It was given up, as Zendesk did not delete it: it may still work.";
            case REVOKED, GONE -> "It has ended.";
        };
    }

    private static boolean outlivesTokens(Credential c) {
        return c.kind() == Kind.API_TOKEN && !c.lastDay().isBefore(ZendeskDates.API_TOKENS_END);
    }

    private static String end(Credential c, Policy policy) {
        return "Tokenward deletes it after "
                + MINUTE.format(c.endsAt().atZone(policy.zone()))
                + " ("
                + policy.zone().getId()
                + "), which is "
                + c.endsAt()
                + ".";
    }

    private static String kind(Credential c) {
        return c.kind() == Kind.API_TOKEN ? "API token" : "OAuth client";
    }

    /**
     * When it was written; of what an earlier version wrote, the latest instant that it tells of.
     */
    static Instant changed(Credential c) {
        return Stream.of(
                        c.changedAt(),
                        Optional.of(c.createdAt()),
                        c.handedOverAt(),
                        c.receivedAt(),
                        c.redactedAt(),
                        c.deactivation().map(Credential.Deactivation::seenAt),
                        c.revocation().map(Credential.Revocation::orderedAt))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(c.createdAt());
    }
}
