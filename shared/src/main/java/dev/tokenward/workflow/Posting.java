package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.OutboxRow;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes a row's message to Slack so that nobody reads it twice: before another try, it looks for
 * what a try before may have left in the channel, as its answer may have been lost.
 */
final class Posting {
    private final Supplier<Slack> slack;

    Posting(Supplier<Slack> slack) {
        this.slack = slack;
    }

    /** By direct message. */
    Answer<String> to(Email person, Message message, OutboxRow row) {
        return switch (slack.get().memberByEmail(person)) {
            case Answer.Ok<Slack.Member>(Slack.Member member) ->
                    switch (slack.get().directChannel(member.id())) {
                        case Answer.Ok<String>(String dm) -> in(dm, message, row);
                        case Answer<String> other -> other;
                    };
            case Answer<Slack.Member> other -> other.map(Slack.Member::id);
        };
    }

    /** In a channel. */
    Answer<String> in(String channel, Message message, OutboxRow row) {
        String key = row.notice().key();
        Answer<Optional<Slack.Posted>> earlier =
                row.attempts() > 1
                        ? slack.get().find(channel, key, row.createdAt())
                        : new Answer.Ok<>(Optional.empty());
        return switch (earlier) {
            case Answer.Ok<Optional<Slack.Posted>>(Optional<Slack.Posted> there)
                    when there.isPresent() ->
                    new Answer.Ok<>(name(there.get()));
            case Answer.Ok<Optional<Slack.Posted>> none ->
                    slack.get().post(channel, message, key).map(Posting::name);
            case Answer<Optional<Slack.Posted>> other -> other.map(there -> "");
        };
    }

    /** Where an earlier try left this row's message, whose answer was lost; empty if nowhere. */
    Answer<String> left(Email person, OutboxRow row) {
        return slack.get()
                .memberByEmail(person)
                .then(member -> slack.get().directChannel(member.id()))
                .then(dm -> slack.get().find(dm, row.notice().key(), row.createdAt()))
                .map(there -> there.map(Posting::name).orElse("obsolete"));
    }

    /** What an outbox row keeps of a message. */
    private static String name(Slack.Posted where) {
        return where.channel() + " " + where.ts();
    }

    /** The message that an outbox row names; empty if the row came to something else. */
    static Optional<Slack.Posted> place(String provider) {
        String[] parts = provider.split(" ", -1);
        return parts.length == 2 && parts[1].matches("[0-9]+\\.[0-9]+")
                ? Optional.of(new Slack.Posted(parts[0], parts[1]))
                : Optional.empty();
    }
}
