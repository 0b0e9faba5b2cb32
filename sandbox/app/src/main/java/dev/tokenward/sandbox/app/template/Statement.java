package dev.tokenward.sandbox.app.template;

import dev.tokenward.sandbox.app.lambda.Need;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One statement of a policy. */
record Statement(
        boolean denies,
        List<Pattern> actions,
        List<Pattern> resources,
        List<Condition> conditions) {
    static Statement of(Node statement) {
        boolean denies =
                switch (statement.get("Effect").text()) {
                    case "Allow" -> false;
                    case "Deny" -> true;
                    default ->
                            throw new TemplateFault(statement.path() + ": Effect is Allow or Deny");
                };
        return new Statement(
                denies,
                texts(statement.get("Action")).stream().map(Statement::like).toList(),
                texts(statement.get("Resource")).stream().map(Statement::like).toList(),
                statement.get("Condition").entries().entrySet().stream()
                        .flatMap(operator ->
                                operator.getValue().entries().entrySet().stream()
                                        .map(key ->
                                                new Condition(
                                                        operator.getKey(),
                                                        key.getKey(),
                                                        texts(key.getValue()))))
                        .toList());
    }

    /** Whether it speaks of this need, and its conditions hold. */
    boolean isAbout(Need need) {
        return actions.stream().anyMatch(p -> p.matcher(need.action()).matches())
                && resources.stream().anyMatch(p -> p.matcher(need.resource()).matches())
                && conditions.stream().allMatch(c -> c.holds(need));
    }

    /** With IAM's rules for keys of many values; what is not told is no value. */
    record Condition(String operator, String key, List<String> values) {
        boolean holds(Need need) {
            Set<String> told = need.context().getOrDefault(key, Set.of());
            return switch (operator) {
                case "ForAnyValue:StringLike" ->
                        told.stream()
                                .anyMatch(t ->
                                        values.stream()
                                                .anyMatch(v -> like(v).matcher(t).matches()));
                case "ForAllValues:StringNotEquals" -> told.stream().noneMatch(values::contains);
                default -> throw new TemplateFault("condition " + operator + " is not known here");
            };
        }
    }

    private static List<String> texts(Node node) {
        return node.raw().filter(List.class::isInstance).isPresent()
                ? node.items().stream().map(Node::text).toList()
                : List.of(node.text());
    }

    private static Pattern like(String text) {
        return Pattern.compile(
                Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
