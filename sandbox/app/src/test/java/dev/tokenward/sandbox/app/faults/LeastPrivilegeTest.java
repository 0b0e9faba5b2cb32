package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.metrics.Metric;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.engine.Node;
import dev.tokenward.sandbox.engine.Resource;
import dev.tokenward.sandbox.engine.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the functions ask AWS for over every story, and what their roles grant: the same, both ways.
 * A right that no story needs is one too many; {@code DeliveredTwiceTest} sees to it that there is
 * a story for every kind of message.
 */
class LeastPrivilegeTest {
    /** What a function asks for itself, through the SDK. */
    private static final String[] CALLS = {"Table", "Indexes", "Secrets"};

    /** What Lambda asks for on its behalf; looked at against the events below. */
    private static final Set<String> ON_ITS_BEHALF =
            Set.of("Stream", "Streams", "Failures", "KeyOfTheSecrets");

    private static final Witness WITNESS = new Witness();
    private static final Template TEMPLATE =
            Template.read(
                    Repository.template(),
                    Map.of(
                            "OidcIssuer", "https://issuer.example.com",
                            "OidcAudience", "tokenward"));

    @BeforeAll
    static void everyStoryIsPlayed() {
        EveryStory.isSeenBy(WITNESS);
    }

    private static Stream<Resource> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function").stream();
    }

    @Test
    void whatEachFunctionMayCallIsWhatItCalls() {
        Map<String, Set<String>> granted =
                functions()
                        .collect(
                                Collectors.toMap(
                                        Resource::id, f -> Role.of(f, TEMPLATE).granted(CALLS)));

        assertThat(WITNESS.needs).isEqualTo(granted);
    }

    @Test
    void noRoleHasAStatementThatNothingLooksAt() {
        assertThat(functions())
                .allSatisfy(f ->
                        assertThat(Role.of(f, TEMPLATE).statements().keySet())
                                .isSubsetOf(
                                        Stream.concat(Stream.of(CALLS), ON_ITS_BEHALF.stream())
                                                .toList()));
    }

    @Test
    void streamIsReadByWhoIsInvokedByIt() {
        assertThat(functions())
                .allSatisfy(f -> {
                    Set<String> streams = texts(f, "DynamoDB", "Stream");
                    Set<String> expected = new TreeSet<>();
                    for (String stream : streams) {
                        for (String action :
                                new String[] {"DescribeStream", "GetRecords", "GetShardIterator"}) {
                            expected.add("dynamodb:" + action + " on " + stream);
                        }
                        expected.add("dynamodb:ListStreams on *");
                    }
                    assertThat(Role.of(f, TEMPLATE).granted("Stream", "Streams"))
                            .as(f.id())
                            .isEqualTo(expected);
                });
    }

    @Test
    void failuresGoToTheQueueThatTheFunctionNames() {
        assertThat(functions())
                .allSatisfy(f -> {
                    Set<String> queues = new TreeSet<>();
                    f.get("Events").entries().values().stream()
                            .map(e -> e.get("Properties"))
                            .forEach(e -> destination(e, queues));
                    destination(f.get("EventInvokeConfig"), queues);
                    assertThat(Role.of(f, TEMPLATE).granted("Failures"))
                            .as(f.id())
                            .isEqualTo(
                                    queues.stream()
                                            .map(q -> "sqs:SendMessage on " + q)
                                            .collect(Collectors.toSet()));
                });
    }

    private static void destination(Node of, Set<String> queues) {
        Node destination = of.get("DestinationConfig").get("OnFailure").get("Destination");
        destination.optionalText().ifPresent(queues::add);
    }

    private static Set<String> texts(Resource function, String type, String property) {
        return function.get("Events").entries().values().stream()
                .filter(e -> e.get("Type").text().equals(type))
                .map(e -> e.get("Properties").get(property).text())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Through Secrets Manager alone, which {@code ConditionedRightsTest} sees to. */
    @Test
    void keyOfTheSecretsIsForThoseWhoReadOne() {
        assertThat(functions())
                .allSatisfy(f -> {
                    Role role = Role.of(f, TEMPLATE);
                    assertThat(role.granted("KeyOfTheSecrets").isEmpty())
                            .as(f.id())
                            .isEqualTo(role.granted("Secrets").isEmpty());
                    assertThat(role.granted("KeyOfTheSecrets"))
                            .allMatch(g -> g.startsWith("kms:Decrypt on "));
                });
    }

    @Test
    void guideToDeployingNamesTheSecretsThatEachFunctionMayRead() throws IOException {
        String guide = Files.readString(Repository.root().resolve("docs/deploy.md"));
        Map<String, List<Boolean>> granted =
                functions()
                        .collect(
                                Collectors.toMap(
                                        f ->
                                                f.id().replace("Function", "")
                                                        .toLowerCase(Locale.ROOT),
                                        LeastPrivilegeTest::secrets));

        assertThat(secretsOf(guide)).isEqualTo(granted);
    }

    /** Of Zendesk, Slack and GitLab: whether the role lets it be read. */
    private static List<Boolean> secrets(Resource function) {
        Set<String> read = Role.of(function, TEMPLATE).granted("Secrets");
        return Stream.of("zendesk", "slack", "gitlab")
                .map(name -> read.stream().anyMatch(g -> g.endsWith("/" + name + "-AbCdEf")))
                .toList();
    }

    private static Map<String, List<Boolean>> secretsOf(String guide) {
        String heading = "| function | Zendesk | Slack | GitLab |\n|---|---|---|---|\n";
        return guide.substring(guide.indexOf(heading) + heading.length())
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.substring(1).split("\\|"))
                .collect(
                        Collectors.toMap(
                                cells -> cells[0].strip(),
                                cells ->
                                        Arrays.stream(cells)
                                                .skip(1)
                                                .map(cell -> cell.strip().equals("yes"))
                                                .toList()));
    }

    @Test
    void everyFigureIsWrittenInSomeStory() {
        assertThat(WITNESS.figures).containsExactlyInAnyOrder(Metric.values());
    }
}
