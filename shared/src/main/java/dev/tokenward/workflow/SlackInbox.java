package dev.tokenward.workflow;

import dev.tokenward.domain.Adopting;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Sha256;
import dev.tokenward.domain.Text;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.Buttons;
import dev.tokenward.notification.Forms;
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
     * @param action the button behind which the form was
     * @param value what the button held
     * @param view its id
     * @param answers by the fields' names; nothing is an empty text
     */
    public record Form(
            Slack.Sender who,
            String action,
            String value,
            String view,
            Map<String, String> answers) {
        public Form {
            answers = Map.copyOf(answers);
        }
    }

    /** Records a press of one of our buttons; where more has to be said, asks for it first. */
    public void pressed(Press press) {
        if (!Buttons.ALL.contains(press.action())) {
            LOG.info("a button of Slack that is none of ours");
            return;
        }
        if (!asks(press)) {
            record(press.who(), press.action(), press.value(), press.at(), Map.of());
        }
    }

    /**
     * Records what a form says.
     *
     * @return what is wrong with it, by the fields' names, to be shown beside each; then nothing is
     *     recorded
     */
    public Map<String, String> submitted(Form form) {
        Map<String, String> faults =
                switch (form.action()) {
                    case Buttons.DENY ->
                            reason(
                                    form.answers(),
                                    "A denial needs its reason: it is what the requester reads.");
                    case Buttons.HAND_OVER -> handOver(form.answers());
                    default -> claim(form.answers());
                };
        if (faults.isEmpty()) {
            record(form.who(), form.action(), form.value(), form.view(), form.answers());
        }
        return faults;
    }

    private static Map<String, String> handOver(Map<String, String> answers) {
        Map<String, String> faults =
                new HashMap<>(
                        reason(
                                answers,
                                "Say why: its new holder reads it, and it stands in the audit."));
        if (answers.getOrDefault(Forms.HOLDER, "").isEmpty()) {
            faults.put(Forms.HOLDER, "Pick who is to have it.");
        }
        return faults;
    }

    private static Map<String, String> reason(Map<String, String> answers, String missed) {
        return switch (Text.prose(
                answers.getOrDefault(Forms.REASON, ""), Text.MAX_DECISION_REASON)) {
            case Text.Clean clean -> Map.of();
            case Text.Missing missing -> Map.of(Forms.REASON, missed);
            case Text.Faulty(String message) -> Map.of(Forms.REASON, "The reason " + message + ".");
        };
    }

    private Map<String, String> claim(Map<String, String> answers) {
        Map<String, String> faults = new HashMap<>();
        new Adopting(world.policy(), world.now())
                .faults(SlackClaim.of(answers, Optional.empty()))
                .forEach(fault -> faults.putIfAbsent(fault.field(), fault.message()));
        return faults;
    }

    private boolean asks(Press press) {
        Optional<Map<String, Object>> form = Forms.of(press.action(), press.value());
        boolean decides =
                press.action().equals(Buttons.DENY) || press.action().equals(Buttons.HAND_OVER);
        boolean off = decides && !slackApproval;
        if (form.isEmpty() || press.trigger().isEmpty() || off) {
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
        Answer<String> opened = slack.get().openView(press.trigger().get(), form.get());
        if (!(opened instanceof Answer.Ok<String>)) {
            LOG.warn("the form behind a button did not open: {}", opened.describe());
        }
        return opened instanceof Answer.Ok<String>;
    }

    /** The same once more is the same row. */
    private void record(
            Slack.Sender who, String action, String value, String at, Map<String, String> said) {
        Map<String, String> params = new HashMap<>(said);
        params.put("user", who.user());
        who.team().ifPresent(team -> params.put("team", team));
        who.enterprise().ifPresent(enterprise -> params.put("enterprise", enterprise));
        params.put("action", action);
        params.put("value", value);
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
