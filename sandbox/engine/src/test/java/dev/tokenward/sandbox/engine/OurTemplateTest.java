package dev.tokenward.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must stay true of {@code template.yaml}, whoever adds to it. */
class OurTemplateTest {
    /**
     * The only routes that may ask for no token: signed by their sender, or secret by themselves.
     */
    private static final Set<String> MAY_BE_OPEN =
            Set.of(
                    "POST /hooks/gitlab",
                    "POST /hooks/slack",
                    "GET /calendar/{feed}",
                    "HEAD /calendar/{feed}");

    /** Parameters of the stack that are no settings of the code. */
    private static final Set<String> NO_SETTINGS =
            Set.of("OidcIssuer", "OidcAudience", "Architecture", "LogRetentionDays", "AlarmEmail");

    /** Empty in what is deployed; {@code env.json} fills it in for {@code sam local}. */
    private static final String LOCAL_AWS = "LOCAL_AWS";

    /** AWS has no resource to name for these. */
    private static final Set<String> WITHOUT_RESOURCE =
            Set.of("xray:PutTraceSegments", "xray:PutTelemetryRecords", "dynamodb:ListStreams");

    /** Families of KMS, as its documentation writes them. */
    private static final Set<String> FAMILIES = Set.of("kms:ReEncrypt*", "kms:GenerateDataKey*");

    private final Template template = OurTemplate.read();

    @Test
    void everyRouteIsBehindTheAuthorizerUnlessItMayBeOpen() {
        Node auth = template.resource("Api").get("Auth");

        assertThat(auth.get("DefaultAuthorizer").text()).isEqualTo("Oidc");
        assertThat(auth.get("Authorizers").get("Oidc").get("JwtConfiguration").get("issuer").text())
                .isEqualTo("https://idp.example.com");
        assertThat(OurTemplate.routes())
                .filteredOn(OurTemplate.Event::isOpen)
                .extracting(OurTemplate.Event::route)
                .isSubsetOf(MAY_BE_OPEN);
    }

    @Test
    void noRouteHasTwoFunctions() {
        assertThat(OurTemplate.routes())
                .extracting(OurTemplate.Event::route)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyFunctionIsBuiltFromItsFolderAndNamesItsHandler() {
        assertThat(OurTemplate.functions())
                .extracting(Resource::id)
                .containsExactlyInAnyOrder(
                        "IntakeFunction",
                        "ApprovalFunction",
                        "InventoryFunction",
                        "IssuanceFunction",
                        "NotificationFunction",
                        "SweepFunction");
        assertThat(OurTemplate.functions())
                .allSatisfy(function -> {
                    String name = function.id().replace("Function", "");
                    String folder = name.toLowerCase(Locale.ROOT);
                    assertThat(function.get("CodeUri").text())
                            .isEqualTo("functions/" + folder + "/target/function");
                    assertThat(function.get("Handler").text())
                            .isEqualTo(
                                    "dev.tokenward.functions."
                                            + folder
                                            + "."
                                            + name
                                            + "Handler::handleRequest");
                    assertThat(function.metadata().get("BuildMethod").text()).isEqualTo("makefile");
                });
    }

    /** Schedules and streams do not wait; a snapshot is of published versions alone. */
    @Test
    void whatPeopleWaitForStartsFromASnapshotAndIsCalledByItsAlias() {
        assertThat(OurTemplate.functions())
                .allSatisfy(function -> {
                    boolean waitedFor =
                            function.get("Events").entries().values().stream()
                                    .anyMatch(e -> e.get("Type").text().equals("HttpApi"));
                    assertThat(function.get("SnapStart").get("ApplyOn").optionalText())
                            .isEqualTo(
                                    waitedFor
                                            ? Optional.of("PublishedVersions")
                                            : Optional.empty());
                    assertThat(function.get("AutoPublishAlias").isPresent()).isEqualTo(waitedFor);
                    assertThat(function.get("AutoPublishAliasAllProperties").isPresent())
                            .isEqualTo(waitedFor);
                });
    }

    @Test
    void everySettingReachesEveryFunction() {
        Set<String> settings = new TreeSet<>(template.parameters().keySet());
        settings.removeAll(NO_SETTINGS);

        assertThat(OurTemplate.functions())
                .allSatisfy(function -> {
                    Node variables = function.get("Environment").get("Variables");
                    assertThat(variables.get(LOCAL_AWS).text()).isEmpty();
                    assertThat(variables.entries().keySet())
                            .isEqualTo(
                                    Stream.concat(
                                                    Stream.of(LOCAL_AWS),
                                                    settings.stream()
                                                            .map(OurTemplateTest::variable))
                                            .collect(Collectors.toSet()));
                    assertThat(settings)
                            .allSatisfy(setting ->
                                    assertThat(variables.get(variable(setting)).text())
                                            .isEqualTo(template.parameters().get(setting)));
                });
    }

    @Test
    void everyFunctionHasARoleOfItsOwnThatNamesWhatItMayTouch() {
        List<String> roles =
                OurTemplate.functions().stream().map(f -> f.get("Role").text()).toList();

        assertThat(roles).doesNotHaveDuplicates();
        assertThat(roles)
                .allSatisfy(arn -> {
                    Resource role = template.resource(arn.substring(arn.lastIndexOf('/') + 1));
                    assertThat(role.get("Policies").items()).isNotEmpty();
                    role.get("Policies")
                            .items()
                            .forEach(p -> namesEverything(p.get("PolicyDocument")));
                    assertThat(role.get("ManagedPolicyArns").items())
                            .extracting(Node::text)
                            .containsExactly("OperatePolicy");
                });
        namesEverything(template.resource("OperatePolicy").get("PolicyDocument"));
        namesEverything(
                template.resource("ScheduleRole")
                        .get("Policies")
                        .items()
                        .getFirst()
                        .get("PolicyDocument"));
    }

    @Test
    void whatIsKeptIsProtectedAndEncrypted() {
        Resource table = template.resource("Table");

        assertThat(table.get("DeletionProtectionEnabled").flag()).isTrue();
        assertThat(
                        table.get("PointInTimeRecoverySpecification")
                                .get("PointInTimeRecoveryEnabled")
                                .flag())
                .isTrue();
        assertThat(table.get("SSESpecification").get("KMSMasterKeyId").text()).contains(":kms:");
        assertThat(template.resources("AWS::SecretsManager::Secret"))
                .hasSize(3)
                .allSatisfy(secret -> {
                    assertThat(secret.get("KmsKeyId").isPresent()).isTrue();
                    assertThat(secret.get("SecretString").isPresent()).isFalse();
                    assertThat(secret.get("GenerateSecretString").isPresent()).isFalse();
                });
    }

    /** C23: an hour that a change of the clock skips would be a day without a sweep. */
    @Test
    void dailyRunIsOnceADayOfThePolicysZone() {
        Node daily = sweep(OurTemplate.in("Europe/Berlin"), "Daily");

        assertThat(daily.get("ScheduleExpression").text()).isEqualTo("cron(0 6 * * ? *)");
        assertThat(daily.get("ScheduleExpressionTimezone").text()).isEqualTo("Europe/Berlin");
    }

    @Test
    void sweepIsToldItsModeInAnObject() {
        assertThat(sweep(template, "Daily").get("Input").text())
                .contains("\"detail\":{\"mode\":\"daily\",\"due\":");
        assertThat(sweep(template, "Tick").get("Input").text())
                .contains("\"detail\":{\"mode\":\"tick\"}");
    }

    private static Node sweep(Template from, String event) {
        return from.resource("SweepFunction").get("Events").get(event).get("Properties");
    }

    private static void namesEverything(Node document) {
        for (Node statement : document.get("Statement").items()) {
            List<String> actions = texts(statement.get("Action"));
            assertThat(actions)
                    .as(statement.path())
                    .allMatch(action -> !action.contains("*") || FAMILIES.contains(action));
            if (texts(statement.get("Resource")).contains("*")) {
                assertThat(WITHOUT_RESOURCE).as(statement.path()).containsAll(actions);
            }
        }
    }

    private static List<String> texts(Node node) {
        return node.raw().orElseThrow() instanceof List
                ? node.items().stream().map(Node::text).toList()
                : List.of(node.text());
    }

    private static String variable(String parameter) {
        return parameter.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
