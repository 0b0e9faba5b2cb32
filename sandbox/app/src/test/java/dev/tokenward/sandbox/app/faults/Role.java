package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a function's own policy grants, statement by statement: each action on each resource. */
record Role(Map<String, Set<String>> statements) {
    static Role of(Resource function, Template template) {
        String arn = function.get("Role").text();
        Map<String, Set<String>> statements = new LinkedHashMap<>();
        for (Node policy :
                template.resource(arn.substring(arn.lastIndexOf('/') + 1))
                        .get("Policies")
                        .items()) {
            for (Node statement : policy.get("PolicyDocument").get("Statement").items()) {
                Set<String> granted =
                        statements.computeIfAbsent(
                                statement.get("Sid").text(), sid -> new TreeSet<>());
                for (String action : texts(statement.get("Action"))) {
                    for (String resource : texts(statement.get("Resource"))) {
                        granted.add(action + " on " + resource);
                    }
                }
            }
        }
        return new Role(statements);
    }

    Set<String> granted(String... sids) {
        Set<String> all = new TreeSet<>();
        for (String sid : sids) {
            all.addAll(statements.getOrDefault(sid, Set.of()));
        }
        return all;
    }

    private static List<String> texts(Node node) {
        return node.raw().orElseThrow() instanceof List
                ? node.items().stream().map(Node::text).toList()
                : List.of(node.text());
    }
}
