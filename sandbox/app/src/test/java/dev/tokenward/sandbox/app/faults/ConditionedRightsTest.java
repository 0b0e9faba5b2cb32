package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The statements whose conditions, or whose callers, no story shows, to the letter: without its
 * condition, or with an action more, a statement grants what nobody would notice.
 */
class ConditionedRightsTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:000000000000:key/Key";
    private static final String OURS = "StringEquals={aws:SourceAccount=000000000000}";
    private static final Set<String> USE_OF_A_KEY =
            Set.of(
                    "kms:Encrypt",
                    "kms:Decrypt",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:DescribeKey");

    private static final Template TEMPLATE =
            Template.read(
                    Repository.template(),
                    Map.of(
                            "OidcIssuer", "https://issuer.example.com",
                            "OidcAudience", "tokenward"));

    /**
     * One statement.
     *
     * @param who empty in a role's own policy
     * @param when its conditions as they are written; empty for none
     */
    private record Right(
            String effect, Set<String> actions, Set<String> on, Set<String> who, Set<String> when) {
        static Right of(Node statement) {
            assertThat(statement.entries().keySet())
                    .isSubsetOf("Sid", "Effect", "Action", "Resource", "Principal", "Condition");
            return new Right(
                    statement.get("Effect").text(),
                    texts(statement.get("Action")),
                    texts(statement.get("Resource")),
                    pairs(statement.get("Principal")),
                    pairs(statement.get("Condition")));
        }

        private static Set<String> texts(Node node) {
            return node.raw().filter(List.class::isInstance).isPresent()
                    ? node.items().stream().map(Node::text).collect(Collectors.toSet())
                    : Set.of(node.optionalText().orElse(""));
        }

        private static Set<String> pairs(Node node) {
            return node.entries().entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue().raw().orElseThrow())
                    .collect(Collectors.toSet());
        }
    }

    private static Right allow(
            Set<String> actions, Set<String> on, Set<String> who, Set<String> when) {
        return new Right("Allow", actions, on, who, when);
    }

    private static Map<String, Right> rights(Node document) {
        return document.get("Statement").items().stream()
                .collect(Collectors.toMap(s -> s.get("Sid").optionalText().orElse(""), Right::of));
    }

    private static Map<String, Right> own(String role) {
        List<Node> policies = TEMPLATE.resource(role).get("Policies").items();
        assertThat(policies).hasSize(1);
        return rights(policies.getFirst().get("PolicyDocument"));
    }

    private static Set<String> through(String service) {
        return Set.of("StringEquals={kms:ViaService=" + service + ".eu-west-1.amazonaws.com}");
    }

    @Test
    void whatEveryFunctionMayIsItsLogItsTraceAndTheKeyThroughTheTableAndNoneTakesFromTheAudit() {
        assertThat(rights(TEMPLATE.resource("OperatePolicy").get("PolicyDocument")))
                .isEqualTo(
                        Map.of(
                                "Log",
                                allow(
                                        Set.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                        Set.of(
                                                "arn:aws:logs:eu-west-1:000000000000:log-group:"
                                                        + "/tokenward/tokenward/functions:*"),
                                        Set.of(),
                                        Set.of()),
                                "Trace",
                                allow(
                                        Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"),
                                        Set.of("*"),
                                        Set.of(),
                                        Set.of()),
                                "KeyOfTheTable",
                                allow(USE_OF_A_KEY, Set.of(KEY), Set.of(), through("dynamodb")),
                                "AuditStays",
                                new Right(
                                        "Deny",
                                        Set.of(
                                                "dynamodb:DeleteItem",
                                                "dynamodb:UpdateItem",
                                                "dynamodb:BatchWriteItem"),
                                        Set.of(
                                                "arn:aws:dynamodb:eu-west-1:000000000000:table/tokenward"),
                                        Set.of(),
                                        Set.of(
                                                "ForAnyValue:StringLike={dynamodb:LeadingKeys="
                                                        + "[AUDIT#*, AUDIT_SUBJECTS#*, SEALS]}",
                                                "ForAllValues:StringNotEquals="
                                                        + "{dynamodb:EnclosingOperation="
                                                        + "[TransactWriteItems]}"))));
    }

    @Test
    void keyOfTheSecretsOpensThemThroughSecretsManagerAndNothingElse() {
        List<Right> found =
                TEMPLATE.resources("AWS::IAM::Role").stream()
                        .map(Resource::id)
                        .flatMap(role -> own(role).entrySet().stream())
                        .filter(e -> e.getKey().equals("KeyOfTheSecrets"))
                        .map(Map.Entry::getValue)
                        .toList();

        assertThat(found)
                .hasSize(6)
                .containsOnly(
                        allow(
                                Set.of("kms:Decrypt"),
                                Set.of(KEY),
                                Set.of(),
                                through("secretsmanager")));
    }

    @Test
    void scheduleOfThisAccountStartsTheSweepAndDoesNothingElse() {
        assertThat(own("ScheduleRole"))
                .isEqualTo(
                        Map.of(
                                "Sweep",
                                allow(
                                        Set.of("lambda:InvokeFunction"),
                                        Set.of(
                                                "arn:aws:lambda:eu-west-1:000000000000:function:SweepFunction"),
                                        Set.of(),
                                        Set.of()),
                                "Failures",
                                allow(
                                        Set.of("sqs:SendMessage"),
                                        Set.of("arn:aws:sqs:eu-west-1:000000000000:SweepFailures"),
                                        Set.of(),
                                        Set.of())));
        assertThat(TEMPLATE.resource("ScheduleRole").get("ManagedPolicyArns").items()).isEmpty();
    }

    @Test
    void roleIsTakenByLambdaAloneAndTheSchedulesByThisAccountsScheduler() {
        for (Resource role : TEMPLATE.resources("AWS::IAM::Role")) {
            boolean schedule = role.id().equals("ScheduleRole");
            assertThat(rights(role.get("AssumeRolePolicyDocument")).values())
                    .as(role.id())
                    .containsExactly(
                            allow(
                                    Set.of("sts:AssumeRole"),
                                    Set.of(""),
                                    Set.of(
                                            "Service="
                                                    + (schedule ? "scheduler" : "lambda")
                                                    + ".amazonaws.com"),
                                    schedule ? Set.of(OURS) : Set.of()));
        }
    }

    @Test
    void keyIsUsedByTheAccountsOwnPoliciesTheLogsOfThisStackAndItsAlarms() {
        assertThat(rights(TEMPLATE.resource("Key").get("KeyPolicy")))
                .isEqualTo(
                        Map.of(
                                "AccountByItsPolicies",
                                allow(
                                        Set.of("kms:*"),
                                        Set.of("*"),
                                        Set.of("AWS=arn:aws:iam::000000000000:root"),
                                        Set.of()),
                                "LogsOfThisStack",
                                allow(
                                        USE_OF_A_KEY,
                                        Set.of("*"),
                                        Set.of("Service=logs.eu-west-1.amazonaws.com"),
                                        Set.of(
                                                "ArnLike={kms:EncryptionContext:aws:logs:arn="
                                                        + "arn:aws:logs:eu-west-1:000000000000:log-group:"
                                                        + "/tokenward/tokenward/*}")),
                                "AlarmsOfThisAccount",
                                allow(
                                        Set.of("kms:Decrypt", "kms:GenerateDataKey*"),
                                        Set.of("*"),
                                        Set.of("Service=cloudwatch.amazonaws.com"),
                                        Set.of(OURS))));
    }
}
