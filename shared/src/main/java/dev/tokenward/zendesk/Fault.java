package dev.tokenward.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.net.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Zendesk says went wrong. Its error bodies have several shapes, all observed; each is read,
 * none is assumed.
 *
 * @param code the first word for the fault, empty if there is none
 * @param words everything that it says, the code included
 * @param fields the fields that it finds fault with; {@code base} stands for none in particular
 */
record Fault(String code, String words, Set<String> fields) {
    private static final List<String> TEXTS =
            List.of("code", "title", "description", "error_description", "message", "detail");

    /** Empty if the answer is no JSON: then it is an edge that speaks, not Zendesk (C44). */
    static Optional<Fault> of(Reply reply) {
        return reply.json().map(Fault::read);
    }

    private static Fault read(JsonNode body) {
        Set<String> said = new LinkedHashSet<>();
        JsonNode error = body.path("error");
        if (error.isTextual()) {
            said.add(error.textValue());
        }
        List<JsonNode> sources = new ArrayList<>(List.of(error, body));
        JsonNode errors = body.path("errors");
        (errors.isArray() ? errors : List.of(errors)).forEach(sources::add);
        for (JsonNode source : sources) {
            if (source.isTextual()) {
                said.add(source.textValue());
            }
            TEXTS.forEach(name -> ForeignJson.text(source, name).ifPresent(said::add));
        }
        Set<String> fields = new LinkedHashSet<>();
        for (String name : List.of("details", "errors")) {
            body.path(name)
                    .properties()
                    .forEach(field -> {
                        if (field.getValue().isContainerNode()) {
                            fields.add(field.getKey().toLowerCase(Locale.ROOT));
                            gather(field.getValue(), said);
                        }
                    });
        }
        String code = said.isEmpty() ? "" : said.iterator().next();
        return new Fault(code, String.join(": ", said), Set.copyOf(fields));
    }

    /** Every text within one field's faults. */
    private static void gather(JsonNode node, Set<String> said) {
        if (node.isTextual()) {
            said.add(node.textValue());
        }
        node.forEach(child -> gather(child, said));
    }

    boolean says(Pattern pattern) {
        return pattern.matcher(words).find();
    }
}
