package dev.tokenward.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a curl command asks for. The values of all options but the method's and the address's are
 * passed over: they hold passwords, tokens and people's data.
 *
 * @param method nothing if it is one that Zendesk's API does not have
 */
record CurlCommand(Optional<Method> method, List<String> addresses) {
    /** Short options that take a value, of curl 8. */
    private static final String WITH_VALUE = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";

    /** Long options without a value that are common; each other one takes the next word. */
    private static final Set<String> WITHOUT_VALUE =
            Set.of(
                    "--silent",
                    "--show-error",
                    "--verbose",
                    "--location",
                    "--fail",
                    "--include",
                    "--insecure",
                    "--compressed",
                    "--get",
                    "--head",
                    "--globoff",
                    "--no-buffer",
                    "--http1.1",
                    "--http2",
                    "--ipv4",
                    "--ipv6",
                    "--fail-with-body",
                    "--remote-name",
                    "--progress-bar",
                    "--no-progress-meter",
                    "--location-trusted",
                    "--tlsv1.2",
                    "--path-as-is",
                    "--basic",
                    "--netrc",
                    "--parallel",
                    "--next",
                    "--anyauth");

    private static final Set<String> BODIES =
            Set.of(
                    "--data",
                    "--data-raw",
                    "--data-binary",
                    "--data-ascii",
                    "--data-urlencode",
                    "--form",
                    "--form-string",
                    "--json");

    private static final Set<String> TAKES_ADDRESS = Set.of("--url", "--proxy", "--referer");

    static CurlCommand of(List<String> words) {
        return new Reader(words).read();
    }

    private static final class Reader {
        private final List<String> words;
        private final List<String> addresses = new ArrayList<>();
        private Optional<String> request = Optional.empty();
        private boolean body;
        private boolean upload;
        private boolean get;
        private int at;

        Reader(List<String> words) {
            this.words = words;
        }

        CurlCommand read() {
            for (at = 0; at < words.size(); at++) {
                String word = words.get(at);
                if (word.startsWith("--")) {
                    longOption(word);
                } else if (word.startsWith("-") && word.length() > 1) {
                    shortOptions(word);
                } else if (word.matches("[0-9&]*>{1,2}.*")) {
                    // where the output goes: in this word or in the next
                    if (word.endsWith(">")) {
                        next();
                    }
                } else if (word.contains("/")) {
                    addresses.add(word);
                }
            }
            String otherwise = get ? "GET" : upload ? "PUT" : body ? "POST" : "GET";
            return new CurlCommand(Method.of(request.orElse(otherwise)), List.copyOf(addresses));
        }

        private void longOption(String word) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (WITHOUT_VALUE.contains(name)) {
                get |= name.equals("--get") || name.equals("--head");
                return;
            }
            // of an option that is not known, an address that follows is no value
            boolean isAlone = equals < 0 && !TAKES_ADDRESS.contains(name) && isAddress(at + 1);
            option(name, equals >= 0 ? word.substring(equals + 1) : isAlone ? "" : next());
        }

        private boolean isAddress(int i) {
            return i < words.size() && words.get(i).matches("(?i)https?://.*");
        }

        private void shortOptions(String word) {
            for (int i = 1; i < word.length(); i++) {
                char letter = word.charAt(i);
                if (WITH_VALUE.indexOf(letter) >= 0) {
                    option("-" + letter, i + 1 < word.length() ? word.substring(i + 1) : next());
                    return;
                }
                get |= letter == 'G' || letter == 'I';
            }
        }

        private void option(String name, String value) {
            switch (name) {
                case "-X", "--request" -> request = Optional.of(value);
                case "--url" -> addresses.add(value);
                case "-T", "--upload-file" -> upload = true;
                case "-d", "-F" -> body = true;
                default -> body |= BODIES.contains(name);
            }
        }

        private String next() {
            return ++at < words.size() ? words.get(at) : "";
        }
    }
}
