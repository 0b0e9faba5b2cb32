package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Person;
import dev.tokenward.net.Answer;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A workspace in which everybody is a member. */
final class RecordingSlack implements Slack {
    final List<String> texts = new ArrayList<>();

    /** As people see them now. */
    final Map<Posted, Message> messages = new LinkedHashMap<>();

    /** What it says of each member, and of each change of a message. */
    Function<Email, Answer<Member>> member =
            email -> new Answer.Ok<>(new Member("U-" + email.value(), email.value()));

    Function<Posted, Answer<Posted>> change = Answer.Ok::new;

    @Override
    public Answer<Member> memberByEmail(Email email) {
        return member.apply(email);
    }

    /** Whose account a user's id is. */
    Function<Sender, Answer<Account>> account = who -> new Answer.Missing<>("user_not_found");

    /** The id of a person's account. */
    static String user(Person p) {
        return "U" + p.name();
    }

    /** From now on each of these people has an account of their own, and nobody else. */
    void knows(Supplier<List<Person>> people) {
        account =
                who ->
                        people.get().stream()
                                .filter(p -> who.user().equals(user(p)))
                                .findFirst()
                                .<Answer<Account>>map(
                                        p -> new Answer.Ok<>(new Account(user(p), p.email())))
                                .orElseGet(() -> new Answer.Missing<>("the account is a guest"));
    }

    final List<String> triggers = new ArrayList<>();
    Answer<String> view = new Answer.Ok<>("V1");

    @Override
    public Answer<Account> account(Sender sender) {
        return account.apply(sender);
    }

    @Override
    public Answer<String> openView(String trigger, Map<String, Object> form) {
        triggers.add(trigger);
        return view;
    }

    @Override
    public Answer<String> directChannel(String memberId) {
        return new Answer.Ok<>("D-" + memberId);
    }

    @Override
    public Answer<Posted> post(String channel, Message message, String key) {
        texts.add(message.text());
        Posted where = new Posted(channel, "1700000000." + texts.size());
        messages.put(where, message);
        return new Answer.Ok<>(where);
    }

    @Override
    public Answer<Optional<Posted>> find(String channel, String key, Instant since) {
        return new Answer.Ok<>(Optional.empty());
    }

    @Override
    public Answer<Posted> update(Posted where, Message message) {
        Answer<Posted> answer = change.apply(where);
        if (answer instanceof Answer.Ok<Posted>) {
            messages.put(where, message);
        }
        return answer;
    }
}
