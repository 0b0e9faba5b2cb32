package dev.tokenward.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Naming.Format;
import dev.tokenward.domain.Naming.Sort;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each of the account's forty tokens, by its number: what is read of it is what was expected. */
class C37ExpectedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode expected() throws Exception {
        return JSON.readTree(Cases.bytes("C37-expected.json"));
    }

    private static String id(JsonNode token) {
        return token.path("id").asText();
    }

    private static Naming naming(JsonNode token) {
        return C37Reading.of(Optional.ofNullable(token.path("description").textValue()));
    }

    @Test
    void expectationIsOfTheTokensThatZendeskListsAndEachIsReadAsTheTableSays() throws Exception {
        Map<String, JsonNode> listed = new LinkedHashMap<>();
        JSON.readTree(Cases.bytes("C37-api-tokens-body.json"))
                .path("api_tokens")
                .forEach(token -> listed.put(id(token), token.path("description")));
        Map<String, JsonNode> described = new LinkedHashMap<>();
        Map<String, String> read = new LinkedHashMap<>();
        for (JsonNode token : expected()) {
            described.put(id(token), token.path("description"));
            read.put(
                    id(token),
                    C37Reading.said(naming(token)) + "\t" + token.path("expect").asText());
        }

        assertThat(described).isEqualTo(listed);
        Map<String, String> table = new LinkedHashMap<>();
        Cases.table("C37-readings.txt")
                .forEach(row -> table.put((String) row.get()[0], (String) row.get()[1]));
        assertThat(read).hasSize(40).isEqualTo(table);
    }

    @Test
    void whatIsReadHoldsWhatTheWordsOfTheExpectationSay() throws Exception {
        Map<String, Integer> held = new HashMap<>();
        for (JsonNode token : expected()) {
            String expect = token.path("expect").asText();
            Naming n = naming(token);
            for (Rule rule : RULES) {
                if (expect.matches(rule.words())) {
                    assertThat(rule.holds().test(n)).as("%s: %s", expect, n).isTrue();
                    held.merge(rule.words(), 1, Integer::sum);
                }
            }
        }

        assertThat(held.keySet())
                .as("no rule is for nothing")
                .containsExactlyInAnyOrderElementsOf(RULES.stream().map(Rule::words).toList());
    }

    /**
     * @param words of expectations for which it holds
     */
    private record Rule(String words, java.util.function.Predicate<Naming> holds) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule("(nonsense|as null).*", n -> n.sort() == Sort.NONSENSE),
                    new Rule("near miss.*|.*: near miss", n -> n.sort() == Sort.NEAR_MISS),
                    new Rule("(person|target), exact", n -> n.sort() == Sort.EXACT),
                    new Rule("person.*", n -> n.format() == Format.PERSON),
                    new Rule("not a target", n -> n.format() != Format.TARGET),
                    new Rule("link only.*", n -> n.format() == Format.BARE_LINK),
                    new Rule(".*proposed.*", n -> n.right().isPresent()),
                    new Rule(
                            "(?!.*proposed).*: asked.*|.*asked, never guessed",
                            n -> n.fault().isPresent() && n.right().isEmpty()),
                    new Rule(".*violation.*", n -> n.fault().isPresent() && n.right().isEmpty()),
                    new Rule(
                            ".*(ambiguous|no end|not an end|end unknown|two dates|not a date|does not"
                                    + " exist).*",
                            n -> n.lastDay().isEmpty()),
                    new Rule(
                            ".*(no link|another host|short reference).*",
                            n -> n.issue().isEmpty()));
}
