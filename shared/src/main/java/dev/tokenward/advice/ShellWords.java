package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command as a shell reads them: quotes, continued lines (Unix, cmd, PowerShell),
 * several commands on one line.
 *
 * @param words by command
 * @param end where the command's last line ends
 */
record ShellWords(List<List<String>> words, int end) {
    /** A longer quotation, in characters, is taken for a mark without its partner. */
    private static final int LONGEST_QUOTATION = 20_000;

    static ShellWords from(String text, int start) {
        ShellWords read = read(text, start, false);
        // a quote without its partner would swallow what follows: then it is an ordinary character
        return read.end < 0 ? read(text, start, true) : read;
    }

    private static ShellWords read(String text, int start, boolean quotesAreLetters) {
        List<List<String>> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        commands.add(words);
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        boolean ansi = false;
        int opened = start;
        int at = start;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (at - opened > LONGEST_QUOTATION) {
                    break;
                } else if (c == quote) {
                    quote = 0;
                } else if (c == '\\' && (quote == '"' || ansi) && at + 1 < text.length()) {
                    word.append(text.charAt(++at));
                } else {
                    word.append(c);
                }
            } else if (isContinued(text, at)) {
                at = text.indexOf('\n', at);
            } else if (c == '\n') {
                break;
            } else if ((c == '\'' || c == '"') && !quotesAreLetters) {
                quote = c;
                // $'it\'s', as Chrome copies it
                ansi = c == '\'' && at > start && text.charAt(at - 1) == '$';
                opened = at;
                inWord = true;
            } else if (c == '\\' && at + 1 < text.length()) {
                word.append(text.charAt(++at));
                inWord = true;
            } else if (Character.isWhitespace(c) || c == ';' || c == '|' || isTwice(text, at)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
                if (!Character.isWhitespace(c)) {
                    words = new ArrayList<>();
                    commands.add(words);
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return new ShellWords(commands, quote == 0 ? at : -1);
    }

    /** A mark of continuation with nothing but blanks behind it on its line. */
    private static boolean isContinued(String text, int at) {
        char c = text.charAt(at);
        if (c != '\\' && c != '^' && c != '`') {
            return false;
        }
        int end = text.indexOf('\n', at);
        return end >= 0 && text.substring(at + 1, end).isBlank();
    }

    private static boolean isTwice(String text, int at) {
        return text.startsWith("&&", at);
    }
}
