package dev.tokenward.sandbox.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code Ref} and {@code GetAtt} of a resource give: its name if the template names it, else
 * its logical id; ARNs in AWS's form.
 */
final class References {
    /** The property that names a resource of a type. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("AWS::DynamoDB::Table", "TableName"),
                    Map.entry("AWS::Serverless::Function", "FunctionName"),
                    Map.entry("AWS::Lambda::Function", "FunctionName"),
                    Map.entry("AWS::SQS::Queue", "QueueName"),
                    Map.entry("AWS::SNS::Topic", "TopicName"),
                    Map.entry("AWS::SecretsManager::Secret", "Name"),
                    Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
                    Map.entry("AWS::IAM::Role", "RoleName"),
                    Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
                    Map.entry("AWS::S3::Bucket", "BucketName"),
                    Map.entry("AWS::Scheduler::ScheduleGroup", "Name"));

    private References() {}

    /** What {@code Ref} gives. */
    static String ref(String id, String type, Optional<String> name) {
        String physical = name.orElse(id);
        return switch (type) {
            case "AWS::SQS::Queue" ->
                    "https://sqs."
                            + Pseudo.REGION
                            + ".amazonaws.com/"
                            + Pseudo.ACCOUNT
                            + "/"
                            + physical;
            case "AWS::SNS::Topic", "AWS::SecretsManager::Secret" -> arn(type, physical);
            default -> physical;
        };
    }

    static Optional<String> nameProperty(String type) {
        return Optional.ofNullable(NAMES.get(type));
    }

    /** What {@code GetAtt} gives. */
    static String attribute(String id, String type, Optional<String> name, String attribute) {
        String physical = name.orElse(id);
        return switch (attribute) {
            case "Arn", "TopicArn" -> arn(type, physical);
            case "StreamArn" -> arn(type, physical) + "/stream/2026-01-01T00:00:00.000";
            case "QueueUrl" -> ref(id, type, name);
            case "QueueName", "TopicName", "TableName", "RoleId", "Name" -> physical;
            case "ApiEndpoint" ->
                    "https://" + physical + ".execute-api." + Pseudo.REGION + ".amazonaws.com";
            default ->
                    throw new TemplateFault(
                            "attribute " + attribute + " of " + type + " is not known here");
        };
    }

    private static String arn(String type, String physical) {
        return switch (type) {
            case "AWS::DynamoDB::Table" -> Pseudo.arn("dynamodb", "table/" + physical);
            case "AWS::Serverless::Function", "AWS::Lambda::Function" ->
                    Pseudo.arn("lambda", "function:" + physical);
            case "AWS::SQS::Queue" -> Pseudo.arn("sqs", physical);
            case "AWS::SNS::Topic" -> Pseudo.arn("sns", physical);
            case "AWS::SecretsManager::Secret" ->
                    Pseudo.arn("secretsmanager", "secret:" + physical + "-AbCdEf");
            case "AWS::Logs::LogGroup" -> Pseudo.arn("logs", "log-group:" + physical + ":*");
            case "AWS::KMS::Key" -> Pseudo.arn("kms", "key/" + physical);
            case "AWS::IAM::Role" -> "arn:aws:iam::" + Pseudo.ACCOUNT + ":role/" + physical;
            case "AWS::CloudWatch::Alarm" -> Pseudo.arn("cloudwatch", "alarm:" + physical);
            case "AWS::S3::Bucket" -> "arn:aws:s3:::" + physical;
            default -> {
                List<String> parts = List.of(type.split("::"));
                yield Pseudo.arn(
                        parts.get(Math.min(1, parts.size() - 1)).toLowerCase(java.util.Locale.ROOT),
                        physical);
            }
        };
    }
}
