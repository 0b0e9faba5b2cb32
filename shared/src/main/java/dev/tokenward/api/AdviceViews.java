package dev.tokenward.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.advice.Advice;
import dev.tokenward.advice.AdviceWords;
import dev.tokenward.advice.Compared;
import dev.tokenward.advice.Coverage;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Kind;
import dev.tokenward.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What people see of scope advice. */
final class AdviceViews {

    /**
     * The named calls of a request and the advice on them; without calls, an empty list and null.
     */
    void put(ObjectNode node, Content content) {
        texts(node, "apiCalls", content.apiCalls().orElse(List.of()));
        Optional<Advice> advice = Advice.onKept(content.apiCalls());
        if (advice.isEmpty()) {
            node.putNull("advice");
            return;
        }
        boolean scoped = content.kind() == Kind.OAUTH_CLIENT;
        ObjectNode view = node.putObject("advice");
        texts(
                view,
                "summary",
                scoped
                        ? AdviceWords.compared(advice.get(), content.scopes())
                        : AdviceWords.of(advice.get()));
        need(view, advice.get());
        if (scoped) {
            Compared compared = Compared.of(advice.get(), content.scopes());
            ObjectNode against = view.putObject("compared");
            texts(against, "superfluous", compared.superfluous());
            texts(against, "wider", compared.wider());
            texts(against, "missing", compared.missing());
        } else {
            view.putNull("compared");
        }
    }

    /** The whole advice, call by call, with where it is from. */
    ObjectNode of(Advice advice) {
        ObjectNode node = Json.object();
        texts(node, "summary", AdviceWords.of(advice));
        need(node, advice);
        ArrayNode calls = node.putArray("calls");
        for (Advice.Line line : advice.lines()) {
            ObjectNode call = calls.addObject().put("call", line.call().text());
            call.put("times", line.times());
            call.put("scope", line.scope().orElse(null));
            call.put("covered", name(line.coverage()));
            call.put("needs", line.needs().name());
            call.put("note", line.note().orElse(null));
            texts(call, "sources", line.sources());
        }
        return node;
    }

    private static void need(ObjectNode node, Advice advice) {
        texts(node, "scopes", advice.scopes());
        texts(node, "plain", advice.plain());
        texts(
                node,
                "notNarrowed",
                advice.notNarrowed().stream().map(line -> line.call().text()).toList());
        node.put("complete", advice.isComplete());
        node.put("administrator", advice.administrator().name());
    }

    private static String name(Coverage coverage) {
        return coverage instanceof Coverage.Resource(String resource, Coverage.Known known)
                ? known.name()
                : coverage.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    static void texts(ObjectNode node, String field, List<String> texts) {
        ArrayNode list = node.putArray(field);
        texts.forEach(list::add);
    }
}
