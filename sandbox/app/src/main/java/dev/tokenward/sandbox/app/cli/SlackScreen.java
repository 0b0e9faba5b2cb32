package dev.tokenward.sandbox.app.cli;

import dev.tokenward.sandbox.app.client.Frame;
import dev.tokenward.sandbox.app.client.OnScreen;
import dev.tokenward.sandbox.simulators.slack.Message;
import java.util.List;
import java.util.regex.Pattern;

/** What the built-in Slack shows to people, for the terminal of whoever runs the sandbox. */
final class SlackScreen {
    private static final int WIDTH = 100;

    /** A block of one line: the value, which a terminal keeps longer than Slack does. */
    private static final Pattern VALUE = Pattern.compile("(?m)^```\\n[^\\n]+\\n```$");

    private SlackScreen() {}

    static List<String> lines(String reader, Message message) {
        String title =
                "Slack, to "
                        + reader
                        + (message.deleted() ? ": deleted" : message.edited() ? ": changed" : "");
        String text =
                message.deleted()
                        ? ""
                        : VALUE.matcher(OnScreen.of(message.text(), message.blocks()))
                                .replaceAll("(the value; GET /sandbox/slack/inbox shows it)");
        return Frame.around(title, text, WIDTH);
    }
}
