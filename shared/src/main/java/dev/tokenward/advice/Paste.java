package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a pasted text into statements: lines, and curl commands, which may go over many. */
final class Paste {
    /** A prompt, a bullet or an assignment may stand before the command. */
    private static final Pattern CURL =
            Pattern.compile(
                    "(?i)(?:^|[\\s;&|(`$>*-])curl(?:\\.exe)?(?=\\s|\\\\$|$)(?!\\s*(?:/|\\d))");

    private Paste() {}

    /**
     * @param line the number of its first line, from 1
     * @param curl the words of a command, without quotes; then the text is empty
     */
    record Statement(int line, String text, Optional<List<String>> curl) {}

    static List<Statement> statements(String pasted) {
        List<Statement> all = new ArrayList<>();
        int at = 0;
        int line = 1;
        while (at < pasted.length()) {
            int end = pasted.indexOf('\n', at);
            end = end < 0 ? pasted.length() : end;
            String text = pasted.substring(at, end);
            Matcher curl = CURL.matcher(text);
            if (curl.find() && !text.strip().startsWith("#")) {
                ShellWords words = ShellWords.from(pasted, at + curl.end());
                for (List<String> command : commands(words.words())) {
                    all.add(new Statement(line, "", Optional.of(command)));
                }
                end = words.end();
            } else {
                all.add(new Statement(line, text.strip(), Optional.empty()));
            }
            line += lines(pasted, at, end);
            at = end + 1;
        }
        return all;
    }

    /** The first command is curl's; of those after it, those that are curl too. */
    private static List<List<String>> commands(List<List<String>> commands) {
        List<List<String>> curls = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            List<String> words = commands.get(i);
            int curl = words.indexOf("curl");
            if (i == 0) {
                curls.add(words);
            } else if (curl >= 0) {
                curls.add(words.subList(curl + 1, words.size()));
            }
        }
        return curls;
    }

    /** The lines that a piece takes, the line feed at its end included. */
    private static int lines(String text, int from, int to) {
        return 1 + (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
