package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Role;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Patience;
import dev.tokenward.net.TimeFrame;
import dev.tokenward.notification.Messages;
import dev.tokenward.notification.Occasion;
import dev.tokenward.slack.Message;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.OutboxRow;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the outbox holds. A notice that fails is tried again later; it never holds up a
 * decision.
 */
public final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** Longer than the function may run, so that nobody takes over what is still being sent. */
    public static final Duration CLAIM = Duration.ofMinutes(4);

    /**
     * Calls of a direct message: our workspace, its reader, the channel, a look whether an earlier
     * try left it there, and the message.
     */
    private static final int CALLS = 5;

    /**
     * What the calls of one row take at the most, however slow and however many they are: a row
     * that takes more is tried again, and goes on from what was done.
     */
    public static final Duration LONGEST = Patience.usual().total().multipliedBy(CALLS);

    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private static final int MAX_ATTEMPTS = 20;
    private static final int HOLDINGS = 50;

    private final World world;
    private final Posting posting;
    private final IssueComments comments;
    private final Redaction redaction;
    private final Settling settling;
    private final SlackActions slackActions;
    private final IssueDesk issueDesk;
    private final String channel;
    private final boolean slackApproval;
    private final Alerts alerts;

    /**
     * @param channel Support Ops' channel; blank: their managers are written to one by one
     */
    public Outbox(
            World world,
            Supplier<Slack> slack,
            Supplier<GitLab> gitlab,
            String channel,
            boolean slackApproval) {
        this.world = world;
        this.posting = new Posting(slack);
        this.comments = new IssueComments(world, gitlab);
        this.redaction = new Redaction(world, slack);
        this.settling = new Settling(world, slack);
        this.issueDesk = new IssueDesk(world, gitlab);
        this.slackActions = new SlackActions(world, slack, slackApproval);
        this.channel = channel;
        this.slackApproval = slackApproval;
        this.alerts = new Alerts(world);
    }

    /** Sends one row, if it is still to be sent. Failures are recorded and tried again later. */
    public void deliver(String key) {
        world.store().claimOutbox(key, world.now(), CLAIM).ifPresent(this::deliver);
    }

    private void deliver(OutboxRow row) {
        Notice notice = row.notice();
        Optional<Request> request =
                Optional.of(notice.requestId())
                        .filter(id -> !id.isEmpty())
                        .flatMap(world.store()::request);
        Optional<Credential> credential = notice.credentialId().flatMap(world.store()::credential);
        record(row, attempt(row, request, credential));
    }

    /** An attempt that breaks counts as one, or it would be made for ever. */
    private Answer<String> attempt(
            OutboxRow row, Optional<Request> request, Optional<Credential> credential) {
        try {
            return TimeFrame.of(
                    LONGEST,
                    () ->
                            settling.isObsolete(row.notice(), request, credential)
                                    ? obsolete(row)
                                    : send(row, request, credential));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("{} broke off", row.notice().label(), e);
            return new Answer.Later<>(Optional.empty(), e.getClass().getSimpleName());
        }
    }

    /** What an earlier try may have left in Slack has buttons, which somebody has to take out. */
    private Answer<String> obsolete(OutboxRow row) {
        return row.attempts() > 1
                        && row.notice().recipient() instanceof Notice.Recipient.To(Email person)
                ? posting.left(person, row)
                : new Answer.Ok<>("obsolete");
    }

    private Answer<String> send(
            OutboxRow row, Optional<Request> request, Optional<Credential> credential) {
        Notice notice = row.notice();
        return switch (notice.recipient()) {
            case Notice.Recipient.To(Email person) -> {
                Occasion occasion =
                        occasion(notice, request, credential, world.store().person(person));
                Message message = Messages.of(occasion);
                yield switch (notice.topic()) {
                    case DECISION_SETTLED ->
                            settling.edit(
                                    person,
                                    request.orElseThrow(),
                                    message,
                                    asked -> Messages.askedAnew(occasion, asked));
                    case QUESTION_SETTLED -> settling.edit(person, notice, message);
                    default -> posting.to(person, message, row);
                };
            }
            case Notice.Recipient.Group(Role role) -> expand(notice, request, role);
            case Notice.Recipient.OpsChannel() ->
                    channel.isBlank()
                            ? expand(notice, request, Role.SUPPORT_OPS_MANAGER)
                            : posting.in(
                                    channel,
                                    Messages.of(
                                            occasion(
                                                    notice, request, credential, Optional.empty())),
                                    row);
            case Notice.Recipient.Issue issue ->
                    comments.write(occasion(notice, request, credential, Optional.empty()));
            case Notice.Recipient.HandoverMessage() -> redaction.carryOut(notice, credential);
            case Notice.Recipient.Tokenward() -> inbound(notice.topic()).workOn(notice);
        };
    }

    /** What is written as a message never comes here. */
    private Inbound inbound(Notice.Topic topic) {
        return switch (topic) {
            case ISSUE_CHANGED -> issueDesk;
            case SLACK_ACTION -> slackActions;
            case DECISION_SETTLED, QUESTION_SETTLED -> settling;
            default -> throw new IllegalArgumentException(topic + " is nothing that comes in");
        };
    }

    private Occasion occasion(
            Notice notice,
            Optional<Request> request,
            Optional<Credential> credential,
            Optional<Person> reader) {
        return new Occasion(
                notice,
                request,
                credential,
                request.flatMap(Request::replaces).flatMap(world.store()::credential),
                reader,
                world.policy(),
                world.now(),
                slackApproval,
                notice.topic() == Notice.Topic.DECISION_WANTED ? holdings(request) : List.of());
    }

    /** The newest that the requester has, as far as one page goes. */
    private List<Credential> holdings(Optional<Request> request) {
        return request.stream()
                .flatMap(r ->
                        world
                                .store()
                                .credentialsOf(
                                        r.requester(), new PageRequest(HOLDINGS, Optional.empty()))
                                .items()
                                .stream())
                .filter(c -> c.status().mayExist())
                .toList();
    }

    /** One row per member, so that one who cannot be reached does not make others read it twice. */
    private Answer<String> expand(Notice notice, Optional<Request> request, Role role) {
        List<Person> members = world.store().peopleWith(role);
        if (members.isEmpty()) {
            return new Answer.Later<>(Optional.empty(), "nobody in the directory is " + role);
        }
        List<Email> people =
                members.stream()
                        .map(Person::email)
                        .filter(p -> concerns(notice, request, p))
                        .toList();
        world.tellEach(notice, people);
        return new Answer.Ok<>("expanded to " + people.size());
    }

    private static boolean concerns(Notice notice, Optional<Request> request, Email person) {
        boolean asksForDecision =
                notice.topic() == Notice.Topic.DECISION_WANTED
                        || notice.topic() == Notice.Topic.DECISION_REMINDER;
        return !asksForDecision || request.filter(r -> r.waitingFor().contains(person)).isPresent();
    }

    private void record(OutboxRow row, Answer<String> answer) {
        Instant now = world.now();
        switch (answer) {
            case Answer.Ok<String>(String provider) -> world.store().outboxSent(row, provider);
            case Answer.Missing<String> missing when !mayAppear(row) ->
                    fail(row, missing.describe());
            case Answer.Refused<String> refused when !isOwed(row) -> fail(row, refused.describe());
            case Answer<String> other -> {
                if (row.attempts() >= MAX_ATTEMPTS && !isOwed(row)) {
                    fail(row, "given up after " + row.attempts() + " tries: " + other.describe());
                    return;
                }
                raise(row, other);
                Instant next = now.plus(wait(other, row.attempts()));
                LOG.warn("{} is sent later ({}): {}", row.notice().label(), next, other.describe());
                world.store().outboxRetry(row, other.describe(), next);
            }
        }
    }

    /**
     * GitLab answers 404 where its token may not see a project for a while, and may where one of
     * its copies lags; what was to be told on the issue is told nowhere else.
     */
    private static boolean mayAppear(OutboxRow row) {
        return row.notice().recipient() instanceof Notice.Recipient.Issue;
    }

    /** A value that stands in a message is taken out however long it takes (invariant 3). */
    private static boolean isOwed(OutboxRow row) {
        return row.notice().topic() == Notice.Topic.REDACT;
    }

    private void raise(OutboxRow row, Answer<String> answer) {
        if (answer instanceof Answer.Blind<String>) {
            alerts.raise("notification-access", answer.describe());
        } else if (answer instanceof Answer.Refused<String>) {
            alerts.raise(
                    "redaction",
                    "A value is to be taken out of a message in Slack (request "
                            + row.notice().requestId()
                            + ") and cannot be: "
                            + answer.describe()
                            + ". It is tried again; meanwhile the message can be deleted by hand.");
        }
    }

    private void fail(OutboxRow row, String failure) {
        LOG.error("{} is not sent: {}", row.notice().label(), failure);
        world.store().outboxFailed(row, failure);
        // an alert about an alert would go round in a circle
        if (!Set.of(Notice.Topic.OPERATOR_ALERT, Notice.Topic.SWEEP_REPORT)
                .contains(row.notice().topic())) {
            alerts.raise("notice-" + matter(row.notice()), unsent(row.notice()) + failure);
        }
    }

    /** One request's or credential's alert says nothing of another's. */
    private static String matter(Notice notice) {
        String about =
                notice.recipient() instanceof Notice.Recipient.Tokenward
                        ? notice.params().getOrDefault("url", "")
                        : notice.credentialId().orElse(notice.requestId());
        return notice.topic() + (about.isEmpty() ? "" : "-" + about);
    }

    private static String unsent(Notice notice) {
        return notice.recipient() instanceof Notice.Recipient.Tokenward
                ? "What came in ("
                        + notice.label()
                        + " "
                        + notice.params().getOrDefault("url", "")
                        + ") could not be worked on: "
                : "A message (" + notice.label() + ") could not be sent: ";
    }

    private static Duration wait(Answer<String> answer, int attempts) {
        Duration backOff = Duration.ofMinutes(1L << Math.min(Math.max(attempts - 1, 0), 9));
        Duration wanted =
                answer instanceof Answer.Later<String>(Optional<Duration> after, String d)
                        ? after.orElse(backOff)
                        : backOff;
        return wanted.compareTo(LONGEST_WAIT) < 0 ? wanted : LONGEST_WAIT;
    }
}
