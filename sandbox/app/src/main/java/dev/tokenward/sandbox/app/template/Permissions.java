package dev.tokenward.sandbox.app.template;

import dev.tokenward.sandbox.app.lambda.Need;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.engine.TemplateFault;
import java.util.ArrayList;
import java.util.List;

/**
 * What a function's role allows on AWS, by its own policy and by those of the template that it
 * names. What is allowed under a condition does not count: those are KMS's, and not asked for here.
 */
public final class Permissions {
    private final List<Statement> statements;

    private Permissions(List<Statement> statements) {
        this.statements = statements;
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
        found.get("ManagedPolicyArns")
                .items()
                .forEach(
                        id -> read(template.resource(id.text()).get("PolicyDocument"), statements));
        return new Permissions(statements);
    }

    private static void read(Node document, List<Statement> statements) {
        document.get("Statement").items().stream()
                .map(Statement::of)
                .filter(s -> s.denies() || s.conditions().isEmpty())
                .forEach(statements::add);
    }

    /** Whether the role allows it: a statement says so, and none denies it. */
    public boolean allows(Need need) {
        List<Statement> about = statements.stream().filter(s -> s.isAbout(need)).toList();
        return !about.isEmpty() && about.stream().noneMatch(Statement::denies);
    }

    private static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
