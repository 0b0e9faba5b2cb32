package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.simulators.Secrets;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskState;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * All that whatever comes next depends on, where no process is alive: the time, the table, the
 * systems outside, what people were answered, and what the watch has seen. What is drawn at random,
 * and ids that Zendesk gave since the beginning, stand as the order in which they first appear
 * (symmetry reduction: C. N. Ip, D. L. Dill, "Better Verification Through Symmetry", 1996).
 *
 * @param digest of it
 */
record Aftermath(String digest) {
    /** A UUID, numbered perhaps; 16 bytes; a hash. */
    private static final Pattern RANDOM =
            Pattern.compile(
                    "(?:[0-9]+-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|(?:[0-9a-f]{32}){1,2}");

    /** Nothing shorter is drawn. */
    private static final int SHORTEST = 10;

    static Aftermath of(Rig rig) {
        StringBuilder all = new StringBuilder();
        all.append(rig.clock.instant()).append(rig.watch.save());
        rig.table.items().forEach(item -> append(all, item));
        ZendeskState zendesk = rig.outside.zendesk.look();
        // not the last id: only those that were given are seen
        all.append(zendesk.tokenAccess())
                .append(zendesk.users())
                .append(zendesk.apiTokens())
                .append(zendesk.clients())
                .append(zendesk.tokens())
                .append(rig.outside.slack.look())
                .append(rig.outside.gitlab.look());
        for (String reader : Surroundings.READERS) {
            all.append(rig.outside.slack.form(reader));
        }
        return new Aftermath(Secrets.hash(inOrder(all, rig.outside, zendesk)));
    }

    private static void append(StringBuilder all, Map<String, AttributeValue> item) {
        new TreeMap<>(item)
                .forEach((name, value) -> {
                    all.append(name).append('=');
                    append(all, value);
                });
        all.append('\n');
    }

    private static void append(StringBuilder all, AttributeValue value) {
        switch (value.type()) {
            case S -> all.append('"').append(value.s()).append('"');
            case N -> all.append(value.n()).append(' ');
            case M -> append(all, value.m());
            case L -> {
                value.l().forEach(v -> append(all, v));
                all.append(']');
            }
            default -> all.append(value);
        }
    }

    private static String inOrder(CharSequence text, Surroundings outside, ZendeskState zendesk) {
        Map<String, String> names = new HashMap<>();
        zendesk.apiTokens().forEach(t -> names.put(t.visible(), "visible"));
        zendesk.clients().forEach(c -> names.put(c.visible(), "visible"));
        zendesk.tokens().forEach(t -> names.put(t.visible(), "visible"));
        StringBuilder ordered = new StringBuilder(text.length());
        int from = 0;
        for (int to = 0; to <= text.length(); to++) {
            if (to == text.length() || !isInWord(text.charAt(to))) {
                if (to - from >= SHORTEST) {
                    String word = text.subSequence(from, to).toString();
                    ordered.append(
                            isDrawn(word, outside, zendesk)
                                    ? names.computeIfAbsent(word, w -> "#" + names.size())
                                    : names.getOrDefault(word, word));
                } else {
                    ordered.append(text, from, to);
                }
                if (to < text.length()) {
                    ordered.append(text.charAt(to));
                }
                from = to + 1;
            }
        }
        return ordered.toString();
    }

    private static boolean isInWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private static boolean isDrawn(String word, Surroundings outside, ZendeskState zendesk) {
        return word.contains(Surroundings.CANARY)
                || RANDOM.matcher(word).matches()
                || outside.gave(word, zendesk);
    }
}
