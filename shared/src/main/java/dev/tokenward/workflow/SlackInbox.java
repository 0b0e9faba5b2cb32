package dev.tokenward.workflow;

import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Sha256;
import dev.tokenward.domain.Text;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.SeenRequest;
import dev.tokenward.slack.Slack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what people do in Slack: recorded, so that it can be answered within Slack's three
 * seconds and is worked on afterwards ({@link SlackActions}). Who they are is not asked here.
 */
public final class SlackInbox {
    private static final Logger LOG = LoggerFactory.getLogger(SlackInbox.class);

    /** Longer than a signature is good for: five minutes before and after. */
    private static final Duration REPLAYABLE = Duration.ofMinutes(15);

    private final World world;
    private final Supplier<Slack> slack;
    private final boolean slackApproval;

    /**
     * @param slack one that does not keep people waiting
     */
    public SlackInbox(World world, Supplier<Slack> slack, boolean slackApproval) {
        this.world = world;
        this.slack = slack;
        this.slackApproval = slackApproval;
    }

    /**
     * A button that was pressed.
     *
     * @param value what the button holds
     * @param at Slack's time stamp of the press: the same press once more has the same
     * @param trigger opens one form within three seconds; never stored
     */
    public record Press(
            Slack.Sender who, String action, String value, String at, Optional<String> trigger) {}

    /**
     * A form that was sent.
     *
     * @param value what the form carries: what its opener saw
     * @param view its id
     */
    public record Form(Slack.Sender who, String value, String view, String reason) {}

    /** Records a press of one of our buttons; where a reason is needed, asks for it first. */
    public void pressed(Press press) {
        if (!Buttons.ALL.contains(press.action())) {
            LOG.info("a button of Slack that is none of ours");
            return;
        }
        if (!press.action().equals(Buttons.DENY) || !slackApproval || !asksForReason(press)) {
            record(press.who(), press.action(), press.value(), press.at(), Optional.empty());
        }
    }

    /**
     * Records a denial.
     *
     * @return what is wrong with the reason, to be shown beside its field
     */
    public Optional<String> submitted(Form form) {
        return switch (Text.prose(form.reason(), Text.MAX_DECISION_REASON)) {
            case Text.Clean(String reason) -> {
                record(form.who(), Buttons.DENY, form.value(), form.view(), Optional.of(reason));
                yield Optional.empty();
            }
            case Text.Missing missing ->
                    Optional.of("A denial needs its reason: it is what the requester reads.");
            case Text.Faulty(String message) -> Optional.of("The reason " + message + ".");
        };
    }

    private boolean asksForReason(Press press) {
        Optional<SeenRequest> seen = SeenRequest.parse(press.value());
        if (seen.isEmpty() || press.trigger().isEmpty()) {
            return false;
        }
        // Slack sends again what it thinks unanswered, and the trigger is good for one form only:
        // the second time would tell of a failure that nobody had
        if (world.store()
                .remember(
                        keyOf(press.who(), press.action(), press.value(), press.at()),
                        "",
                        "form",
                        REPLAYABLE)
                .isPresent()) {
            return true;
        }
        Answer<String> opened =
                slack.get().openView(press.trigger().get(), Buttons.denyForm(seen.get()));
        if (!(opened instanceof Answer.Ok<String>)) {
            LOG.warn("the form for a reason did not open: {}", opened.describe());
        }
        return opened instanceof Answer.Ok<String>;
    }

    /** The same once more is the same row. */
    private void record(
            Slack.Sender who, String action, String value, String at, Optional<String> reason) {
        Map<String, String> params = new HashMap<>();
        params.put("user", who.user());
        who.team().ifPresent(team -> params.put("team", team));
        who.enterprise().ifPresent(enterprise -> params.put("enterprise", enterprise));
        params.put("action", action);
        params.put("value", value);
        reason.ifPresent(words -> params.put("reason", words));
        String key = keyOf(who, action, value, at);
        world.tell(
                new Notice(
                        key,
                        Notice.Topic.SLACK_ACTION,
                        "",
                        Optional.empty(),
                        new Notice.Recipient.Tokenward(),
                        params));
    }

    private static String keyOf(Slack.Sender who, String action, String value, String at) {
        return "slack:" + Sha256.hex(String.join(" ", who.user(), action, value, at));
    }
}
