package dev.tokenward.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders to take the buttons out of messages that asked what becomes of a credential, once that
 * is known: whoever reads them later is not to press in vain.
 */
public final class Questions {
    private Questions() {}

    /** Whether Support Ops is still asked what becomes of a leaver's credential. */
    public static boolean isOpen(Credential c) {
        boolean inUse =
                c.status() == CredentialStatus.ACTIVE || c.status() == CredentialStatus.DEACTIVATED;
        return inUse
                && c.departure()
                        .filter(d -> d.heir().isEmpty() && d.stage() != Departure.Stage.KEPT)
                        .isPresent();
    }

    /** At most one order, to be told along with the change that answers the question. */
    static List<Notice> settled(Credential before, Credential after) {
        if (!isOpen(before) || isOpen(after)) {
            return List.of();
        }
        Map<String, String> params =
                params(Notice.Topic.LEAVER_ASKED, before.id(), before.version());
        Departure departure = before.departure().orElseThrow();
        params.put("whose", before.holderName());
        params.put("what", departure.what());
        departure.manager().ifPresent(manager -> params.put("people", manager.value()));
        return List.of(
                CredentialNews.notice(
                        after,
                        Notice.Topic.QUESTION_SETTLED,
                        "v" + after.version(),
                        new Notice.Recipient.Tokenward(),
                        params));
    }

    /** The same for whoever was asked whether a credential is theirs. */
    static List<Notice> settled(Found before, Found after, Actor by, Optional<Person> holder) {
        boolean answered =
                before.wasAsked()
                        && (!after.wasAsked() || after.standing() == Found.Standing.DISOWNED);
        if (!answered) {
            return List.of();
        }
        Map<String, String> params =
                params(Notice.Topic.FOUND_ASKED, before.id(), before.version());
        params.put("people", before.owner().orElseThrow().email().value());
        params.put("name", before.label());
        params.put("standing", after.standing().name());
        params.put("by", by.name());
        holder.ifPresent(p -> params.put("holder", p.name()));
        Notice.Recipient to = new Notice.Recipient.Tokenward();
        Notice.Topic topic = Notice.Topic.QUESTION_SETTLED;
        return List.of(
                new Notice(
                        Notice.keyOf(before.id(), topic, after.version(), to),
                        topic,
                        "",
                        after.credentialId(),
                        to,
                        params));
    }

    private static Map<String, String> params(Notice.Topic asked, String id, long version) {
        Map<String, String> params = new HashMap<>();
        params.put("asked", asked.name());
        params.put("id", id);
        params.put("version", Long.toString(version));
        return params;
    }
}
