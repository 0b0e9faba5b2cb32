package dev.tokenward.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final String TEMPLATE =
            """
            Transform: AWS::Serverless-2016-10-31
            Parameters:
              Name: {Type: String, Default: tokenward}
              Level: {Type: String, Default: low, AllowedValues: [low, high]}
              Days: {Type: Number, Default: 14, MinValue: 1, MaxValue: 365}
              Channel: {Type: String, Default: ''}
            Mappings:
              Sizes: {low: {Memory: 512}, high: {Memory: 1024}}
            Conditions:
              IsHigh: !Equals [!Ref Level, high]
              HasChannel: !Not [!Equals [!Ref Channel, '']]
              Both: !And [!Condition IsHigh, !Condition HasChannel]
            Globals:
              Function:
                Runtime: java25
                Environment: {Variables: {TABLE_NAME: !Ref Table, LEVEL: global}}
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties: {TableName: !Ref Name}
              Queue: {Type: AWS::SQS::Queue}
              Extra: {Type: AWS::SNS::Topic, Condition: IsHigh}
              Intake:
                Type: AWS::Serverless::Function
                Properties:
                  MemorySize: !FindInMap [Sizes, !Ref Level, Memory]
                  Environment: {Variables: {LEVEL: own, on: '2012-10-17'}}
                  Role: !If [IsHigh, some-role, !Ref AWS::NoValue]
                  Text: !Sub ['${Name}-${x}-${!Literal}-${Table.Arn}', {x: !Join ['/', [a, !Ref Days]]}]
                  Part: !Select [1, !Split [',', 'a,b,c']]
                  Dead: !GetAtt Queue.Arn
                  Stream: !GetAtt Table.StreamArn
                  Long: {'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:q'}
            Outputs:
              Where: {Value: !Ref Queue}
            """;

    @Test
    void functionsAreWorkedOutAndGlobalsMerged() {
        Resource intake = Template.parse(TEMPLATE, Map.of()).resource("Intake");

        assertThat(intake.get("Runtime").text()).isEqualTo("java25");
        assertThat(intake.get("MemorySize").number()).isEqualTo(512);
        assertThat(intake.get("Environment").get("Variables").raw())
                .contains(Map.of("TABLE_NAME", "tokenward", "LEVEL", "own", "on", "2012-10-17"));
        assertThat(intake.get("Role").isPresent()).isFalse();
        assertThat(intake.get("Text").text())
                .isEqualTo(
                        "tokenward-a/14-${Literal}-arn:aws:dynamodb:eu-west-1:000000000000:table/tokenward");
        assertThat(intake.get("Part").text()).isEqualTo("b");
        assertThat(intake.get("Dead").text()).isEqualTo("arn:aws:sqs:eu-west-1:000000000000:Queue");
        assertThat(intake.get("Stream").text()).contains("table/tokenward/stream/");
        assertThat(intake.get("Long").text()).isEqualTo("arn:aws:sqs:eu-west-1:000000000000:q");
    }

    @Test
    void overridesDecideConditionsAndWhatIsThere() {
        Template high = Template.parse(TEMPLATE, Map.of("Level", "high", "Channel", "#ops"));

        assertThat(high.condition("Both")).isTrue();
        assertThat(high.resource("Extra").type()).isEqualTo("AWS::SNS::Topic");
        assertThat(high.resource("Intake").get("Role").text()).isEqualTo("some-role");
        assertThat(Template.parse(TEMPLATE, Map.of()).resources("AWS::SNS::Topic")).isEmpty();
    }

    @Test
    void outputsAndParametersAreTold() {
        Template template = Template.parse(TEMPLATE, Map.of("Days", "30"));

        assertThat(template.parameters())
                .containsEntry("Days", "30")
                .containsEntry("Name", "tokenward");
        assertThat(template.outputs().get("Where").text()).endsWith("/Queue");
    }

    @Test
    void valueThatIsNotAllowedIsRefused() {
        refused(TEMPLATE, Map.of("Level", "middle"), "Level");
        refused(TEMPLATE, Map.of("Days", "0"), "Days");
        refused(TEMPLATE, Map.of("Unknown", "1"), "Unknown");
    }

    @Test
    void whatIsNotThereOrNotKnownIsRefused() {
        refused("Resources: {A: {Type: X, Properties: {B: !Ref Nobody}}}", Map.of(), "Nobody");
        refused("Resources: {A: {Type: X, Properties: {B: !Cidr [a]}}}", Map.of(), "Fn::Cidr");
        refused("Resources: {A: {Type: X, Condition: Nope}}", Map.of(), "Nope");
        refused("Resource: {}", Map.of(), "Resource");
        refused("Resources: {A: {Type: X}, A: {Type: Y}}", Map.of(), "readable");
        refused("Parameters: {P: {Type: String}}", Map.of(), "P has no default");
    }

    @Test
    void missingPlacesAreNamedWhenRead() {
        Resource intake = Template.parse(TEMPLATE, Map.of()).resource("Intake");

        assertThat(intake.get("Events").entries()).isEmpty();
        assertThatThrownBy(() -> intake.get("Events").get("Api").text())
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining("Intake.Events.Api");
    }

    private static void refused(String template, Map<String, String> overrides, String named) {
        assertThatThrownBy(() -> Template.parse(template, overrides))
                .isInstanceOf(TemplateFault.class)
                .hasMessageContaining(named);
    }
}
