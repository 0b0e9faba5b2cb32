package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Questions;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Role;
import dev.tokenward.net.Answer;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.OutboxRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Takes the buttons out of messages that ask for what is not wanted any more. */
final class Settling implements Inbound {

    private final World world;
    private final Supplier<Slack> slack;

    Settling(World world, Supplier<Slack> slack) {
        this.world = world;
        this.slack = slack;
    }

    /**
     * Whether what a notice would ask is known already: it would only make people press in vain.
     */
    boolean isObsolete(Notice notice, Optional<Request> request, Optional<Credential> credential) {
        return switch (notice.topic()) {
            // the issue is told of what was read all the same
            case DECISION_WANTED ->
                    !(notice.recipient() instanceof Notice.Recipient.Issue)
                            && isDecided(notice, request);
            case DECISION_REMINDER -> isDecided(notice, request);
            case LEAVER_ASKED -> credential.filter(Questions::isOpen).isEmpty();
            case FOUND_ASKED ->
                    notice.recipient() instanceof Notice.Recipient.To(Email person)
                            && world.store()
                                    .found(notice.params().getOrDefault("id", ""))
                                    .filter(f -> f.isAsked(person))
                                    .isEmpty();
            default -> false;
        };
    }

    private static boolean isDecided(Notice notice, Optional<Request> request) {
        return request.filter(r -> r.state().isWaiting())
                .filter(r -> isStillAsked(notice.recipient(), r))
                .isEmpty();
    }

    private static boolean isStillAsked(Notice.Recipient recipient, Request r) {
        return !(recipient instanceof Notice.Recipient.To(Email person))
                || r.waitingFor().contains(person);
    }

    /** One row per person who was asked: one message that cannot be changed holds up no other. */
    @Override
    public Answer<String> workOn(Notice notice) {
        Stream<Email> named =
                Arrays.stream(notice.params().getOrDefault("people", "").split(",", -1))
                        .filter(p -> !p.isEmpty())
                        .map(Email::new);
        List<Email> people =
                Stream.concat(named, managers(notice).map(Person::email)).distinct().toList();
        world.tellEach(notice, people);
        return new Answer.Ok<>("expanded to " + people.size());
    }

    private Stream<Person> managers(Notice notice) {
        return asked(notice).equals(Optional.of(Notice.Topic.LEAVER_ASKED))
                ? world.store().peopleWith(Role.SUPPORT_OPS_MANAGER).stream()
                : Stream.empty();
    }

    private static Optional<Notice.Topic> asked(Notice notice) {
        return Optional.ofNullable(notice.params().get("asked")).map(Notice.Topic::valueOf);
    }

    /**
     * Changes every message that asked this person for a decision or reminded them of it, but for
     * those since they were asked last where they are asked still.
     *
     * @param newest says what came of it, in the place of the last that asked; without buttons
     * @param other says that what was written at this time is out of date
     */
    Answer<String> edit(
            Email person, Request request, Message newest, Function<Instant, Message> other) {
        List<OutboxRow> asked = sent(Notice.Topic.DECISION_WANTED, request, person);
        if (asked.isEmpty()) {
            return new Answer.Ok<>("was not asked");
        }
        OutboxRow last = asked.getFirst();
        boolean still = request.waitingFor().contains(person);
        Stream<OutboxRow> reminders =
                sent(Notice.Topic.DECISION_REMINDER, request, person).stream()
                        .filter(row -> !still || row.createdAt().isBefore(last.createdAt()));
        List<OutboxRow> rows =
                Stream.concat(asked.stream().skip(still ? 1 : 0), reminders).toList();
        return replaceAll(rows, row -> row.equals(last) ? newest : other.apply(row.createdAt()));
    }

    private Answer<String> replaceAll(List<OutboxRow> rows, Function<OutboxRow, Message> message) {
        int changed = 0;
        for (OutboxRow row : rows) {
            Answer<Boolean> edited = replace(row, message.apply(row));
            if (!(edited instanceof Answer.Ok<Boolean>(Boolean done))) {
                return edited.map(done -> "");
            }
            changed += done ? 1 : 0;
        }
        return new Answer.Ok<>("changed " + changed);
    }

    private List<OutboxRow> sent(Notice.Topic topic, Request request, Email person) {
        return sent(topic, request.id(), request.version(), person).toList();
    }

    /**
     * Changes the messages that asked this person what becomes of a credential.
     *
     * @param settled says what came of it; without buttons, but for one to think better of it
     */
    Answer<String> edit(Email person, Notice order, Message settled) {
        String about = order.params().getOrDefault("id", "");
        long version = Long.parseLong(order.params().getOrDefault("version", "0"));
        return isOvertaken(about, version)
                ? new Answer.Ok<>("settled anew since")
                : replaceAll(
                        sent(asked(order).orElseThrow(), about, version, person).toList(),
                        row -> settled);
    }

    /**
     * Whether a later answer about a stray has an order of its own: what was answered before it is
     * not to be written over it.
     */
    private boolean isOvertaken(String id, long version) {
        long present = world.store().found(id).map(Found::version).orElse(0L);
        Notice.Recipient to = new Notice.Recipient.Tokenward();
        Notice.Topic topic = Notice.Topic.QUESTION_SETTLED;
        // the order that is worked on has the version after the one that it asks about
        return LongStream.rangeClosed(version + 2, present)
                .mapToObj(v -> Notice.keyOf(id, topic, v, to))
                .anyMatch(key -> world.store().outbox(key).isPresent());
    }

    /** Whether there was a message to replace. */
    private Answer<Boolean> replace(OutboxRow row, Message message) {
        if (!row.status().isOver()) {
            return new Answer.Later<>(Optional.empty(), "the message is on its way");
        }
        return row.provider()
                .flatMap(Posting::place)
                .map(where -> replaced(slack.get().update(where, message)))
                .orElseGet(() -> new Answer.Ok<>(false));
    }

    /** A message that its reader deleted, or a channel out of reach, has no button to press. */
    private static Answer<Boolean> replaced(Answer<Slack.Posted> answer) {
        return switch (answer) {
            case Answer.Missing<Slack.Posted> deleted -> new Answer.Ok<>(true);
            case Answer.Refused<Slack.Posted> refused
                    when refused.code().equals(Slack.NO_CHANNEL) ->
                    new Answer.Ok<>(true);
            case Answer<Slack.Posted> other -> other.map(posted -> true);
        };
    }

    /**
     * What asked this person, the newest first: a row's key follows from the version it told of.
     *
     * @param version the last that may have asked
     */
    private Stream<OutboxRow> sent(Notice.Topic topic, String about, long version, Email person) {
        Notice.Recipient one = new Notice.Recipient.To(person);
        Notice.Recipient all = new Notice.Recipient.Group(Role.SUPPORT_OPS_MANAGER);
        return LongStream.iterate(version, v -> v > 0, v -> v - 1)
                .boxed()
                .flatMap(v ->
                        Stream.of(
                                Notice.keyOf(about, topic, v, one),
                                Notice.keyOf(about, topic, v, all) + ":" + person))
                .flatMap(key -> world.store().outbox(key).stream());
    }
}
