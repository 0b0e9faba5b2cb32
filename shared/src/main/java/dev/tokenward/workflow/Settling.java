package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Role;
import dev.tokenward.net.Answer;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.OutboxRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes the buttons out of messages that ask for a decision which is not wanted any more. */
final class Settling implements Inbound {

    private final World world;
    private final Supplier<Slack> slack;

    Settling(World world, Supplier<Slack> slack) {
        this.world = world;
        this.slack = slack;
    }

    /** One row per person who was asked: one message that cannot be changed holds up no other. */
    @Override
    public Answer<String> workOn(Notice notice) {
        List<Email> people =
                Arrays.stream(notice.params().getOrDefault("people", "").split(",", -1))
                        .filter(p -> !p.isEmpty())
                        .map(Email::new)
                        .toList();
        world.tellEach(notice, people);
        return new Answer.Ok<>("expanded to " + people.size());
    }

    /**
     * Changes every message that asked this person, but for the newest where they are asked still.
     *
     * @param newest says what came of it; without buttons
     * @param older says the same of what was asked at this time and then again
     */
    Answer<String> edit(
            Email person, Request request, Message newest, Function<Instant, Message> older) {
        List<OutboxRow> asked = asked(person, request);
        boolean still = request.waitingFor().contains(person);
        int changed = 0;
        for (OutboxRow row : still ? asked.stream().skip(1).toList() : asked) {
            boolean last = row.equals(asked.getFirst());
            Message message = last ? newest : older.apply(row.createdAt());
            if (!row.status().isOver()) {
                return new Answer.Later<>(Optional.empty(), "the message is on its way");
            }
            Optional<Slack.Posted> where = row.provider().flatMap(Posting::place);
            if (where.isPresent()) {
                Answer<Slack.Posted> answer = slack.get().update(where.get(), message);
                if (!isDone(answer)) {
                    return answer.map(Slack.Posted::ts);
                }
                changed++;
            }
        }
        return new Answer.Ok<>("changed " + changed);
    }

    /** A message that its reader deleted, or a channel out of reach, has no button to press. */
    private static boolean isDone(Answer<Slack.Posted> answer) {
        return answer instanceof Answer.Ok<Slack.Posted>
                || answer instanceof Answer.Missing<Slack.Posted>
                || (answer instanceof Answer.Refused<Slack.Posted> refused
                        && refused.code().equals(Slack.NO_CHANNEL));
    }

    /**
     * What asked this person, the newest first: a row's key follows from the version it told of.
     */
    private List<OutboxRow> asked(Email person, Request request) {
        Notice.Recipient one = new Notice.Recipient.To(person);
        Notice.Recipient all = new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER);
        Notice.Topic topic = Notice.Topic.DECISION_WANTED;
        List<OutboxRow> rows = new ArrayList<>();
        for (long version = request.version(); version > 0; version--) {
            world.store()
                    .outbox(Notice.keyOf(request.id(), topic, version, one))
                    .ifPresent(rows::add);
            world.store()
                    .outbox(Notice.keyOf(request.id(), topic, version, all) + ":" + person)
                    .ifPresent(rows::add);
        }
        return rows;
    }
}
