package dev.tokenward.sandbox.app.template;

import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a function's role allows on AWS. Conditions are not worked out, so only statements without
 * them count, and those of KMS are not asked for here.
 */
public final class Permissions {
    private final List<Statement> statements;

    private Permissions(List<Statement> statements) {
        this.statements = statements;
    }

    private record Statement(List<Pattern> actions, List<Pattern> resources) {
        boolean allows(String action, String resource) {
            return actions.stream().anyMatch(p -> p.matcher(action).matches())
                    && resources.stream().anyMatch(p -> p.matcher(resource).matches());
        }
    }

    static Permissions of(Resource function, Template template) {
        String role = lastPart(function.get("Role").text());
        Resource found =
                template.resources("AWS::IAM::Role").stream()
                        .filter(r ->
                                r.id().equals(role)
                                        || r.get("RoleName")
                                                .optionalText()
                                                .filter(role::equals)
                                                .isPresent())
                        .findFirst()
                        .orElseThrow(() ->
                                new TemplateFault(function.id() + ": the template has no " + role));
        List<Statement> statements = new ArrayList<>();
        found.get("Policies")
                .items()
                .forEach(policy -> read(policy.get("PolicyDocument"), statements));
        return new Permissions(statements);
    }

    private static void read(Node document, List<Statement> statements) {
        for (Node statement : document.get("Statement").items()) {
            if (!statement.get("Effect").text().equals("Allow")) {
                throw new TemplateFault(statement.path() + ": only Allow is known here");
            }
            if (!statement.get("Condition").isPresent()) {
                statements.add(
                        new Statement(
                                patterns(statement.get("Action")),
                                patterns(statement.get("Resource"))));
            }
        }
    }

    /** Whether the role allows an action, such as {@code dynamodb:Query}, on an ARN. */
    public boolean allows(String action, String resource) {
        return statements.stream().anyMatch(s -> s.allows(action, resource));
    }

    private static List<Pattern> patterns(Node node) {
        List<String> texts =
                node.raw().filter(List.class::isInstance).isPresent()
                        ? node.items().stream().map(Node::text).toList()
                        : List.of(node.text());
        return texts.stream()
                .map(text ->
                        Pattern.compile(
                                Pattern.quote(text)
                                        .replace("*", "\\E.*\\Q")
                                        .replace("?", "\\E.\\Q")))
                .toList();
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
