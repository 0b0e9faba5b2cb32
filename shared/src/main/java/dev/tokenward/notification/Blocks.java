package dev.tokenward.notification;

import dev.tokenward.slack.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds a message within Slack's limits: 3,000 characters a section, 50 blocks a message. */
final class Blocks {
    static final int MAX_SECTION = 3_000;
    static final int MAX_BLOCKS = 50;

    private static final int MAX_LINE = 700;
    private static final String CUT = "… (cut)";

    private final List<Map<String, Object>> blocks = new ArrayList<>();

    /**
     * @param title our own words, at most 150 characters
     */
    static Blocks titled(String title) {
        Blocks blocks = new Blocks();
        blocks.blocks.add(
                Map.of("type", "header", "text", Map.of("type", "plain_text", "text", title)));
        return blocks;
    }

    /** A section of our own words; names of people in it are escaped already. */
    Blocks say(String mrkdwn) {
        blocks.add(section(mrkdwn));
        return this;
    }

    /** Adds what another part of the message is made of. */
    Blocks add(List<Map<String, Object>> more) {
        blocks.addAll(more);
        return this;
    }

    /**
     * Words of people in a section of their own, so that markup in them ends with it.
     *
     * @param label our word for it
     * @param whole says where the whole text is, if it has to be cut; escaped
     */
    Blocks quote(String label, String people, String whole) {
        String head = "*" + label + "*\n";
        String note = "_(cut here; the whole text: " + whole + ")_";
        return say(head + Mrkdwn.quote(people, MAX_SECTION - head.length(), note));
    }

    /** Lines of a report, each escaped, packed into as few sections as possible. */
    Blocks lines(List<String> lines) {
        StringBuilder packed = new StringBuilder();
        for (String line : lines) {
            String bullet = "• " + bounded(Mrkdwn.escape(Visible.line(line)), MAX_LINE);
            if (!packed.isEmpty() && packed.length() + bullet.length() >= MAX_SECTION) {
                say(packed.toString());
                packed.setLength(0);
            }
            packed.append(packed.isEmpty() ? "" : "\n").append(bullet);
        }
        return packed.isEmpty() ? this : say(packed.toString());
    }

    /** Buttons; nothing of them is words of people. */
    Blocks actions(Map<String, Object> block) {
        blocks.add(block);
        return this;
    }

    /** What every message ends with: what comes next, and whose move it is. */
    Blocks next(String what, String who) {
        return say("*Next:* " + what + "\n*Who acts:* " + who);
    }

    /** The blocks so far, to become part of another message. */
    List<Map<String, Object>> built() {
        return List.copyOf(blocks);
    }

    /**
     * @param text the fallback that push and mail notices show; names in it are escaped already
     */
    Message message(String text) {
        if (blocks.size() <= MAX_BLOCKS) {
            return new Message(text, blocks);
        }
        // the last block says whose move it is, so the cut is made before it
        List<Map<String, Object>> kept = new ArrayList<>(blocks.subList(0, MAX_BLOCKS - 2));
        int left = blocks.size() - MAX_BLOCKS + 1;
        kept.add(section("_(cut here: " + left + " more parts do not fit into one message)_"));
        kept.add(blocks.getLast());
        return new Message(text, kept);
    }

    private static Map<String, Object> section(String mrkdwn) {
        return Map.of("type", "section", "text", mrkdwn(bounded(mrkdwn, MAX_SECTION)));
    }

    private static String bounded(String escaped, int max) {
        return escaped.length() <= max ? escaped : Mrkdwn.clip(escaped, max - CUT.length()) + CUT;
    }

    /** Verbatim: Slack turns nothing in it into a link or mention by itself. */
    private static Map<String, Object> mrkdwn(String text) {
        return Map.of("type", "mrkdwn", "text", text, "verbatim", true);
    }
}
