package dev.tokenward.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What becomes of the messages that asked for a decision, once it is not theirs to ask for. */
final class Asked {
    private Asked() {}

    /**
     * Adds the order to change those messages where the stage ended, others are asked, or the same
     * people are asked anew. One notice, however many were asked: a transaction has its bound.
     */
    static Outcome<Request> settle(Request before, Outcome<Request> outcome) {
        if (!(outcome instanceof Outcome.Changed<Request>(Change<Request> change))
                || before.waitingFor().isEmpty()
                || !isOver(before, change)) {
            return outcome;
        }
        Notice.Recipient to = new Notice.Recipient.Tokenward();
        Notice.Topic topic = Notice.Topic.DECISION_SETTLED;
        List<Notice> notices = new ArrayList<>(change.notices());
        notices.add(
                new Notice(
                        Notice.keyOf(before.id(), topic, change.next().version(), to),
                        topic,
                        before.id(),
                        change.next().credentialId(),
                        to,
                        Map.of(
                                "people",
                                before.waitingFor().stream()
                                        .map(Email::value)
                                        .collect(Collectors.joining(",")))));
        return new Outcome.Changed<>(new Change<>(change.next(), change.audit(), notices));
    }

    private static boolean isOver(Request before, Change<Request> change) {
        return change.next().state() != before.state()
                || !change.next().waitingFor().equals(before.waitingFor())
                || change.notices().stream()
                        .anyMatch(n -> n.topic() == Notice.Topic.DECISION_WANTED);
    }
}
