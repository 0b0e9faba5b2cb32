package dev.tokenward.sandbox.app.system;

import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.client.Caller;
import dev.tokenward.sandbox.app.client.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Everything that a sandbox leaves behind for people, operators and auditors to read. */
public record Traces(List<Text> texts) {
    /** Where simplelogger.properties puts the log of all tests. */
    private static final Path LOG = Path.of("target", "test-log.txt");

    /**
     * @param place what stands there, for the message of a test
     */
    public record Text(String place, String text) {}

    /** What is there at this moment. */
    public static Traces of(Sandbox sandbox) {
        List<Text> all = new ArrayList<>();
        table(sandbox, all);
        stream(sandbox, all);
        gitlab(sandbox, all);
        answers(new Caller(sandbox.address()), all);
        sandbox.failures().forEach(failure -> all.add(new Text("failure", failure.toString())));
        try {
            Files.readAllLines(LOG).forEach(line -> all.add(new Text("log", line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Traces(List.copyOf(all));
    }

    /** Whether a text of such a place says this. */
    public boolean say(String place, String what) {
        return texts.stream()
                .filter(text -> text.place().startsWith(place))
                .anyMatch(text -> text.text().contains(what));
    }

    private static void table(Sandbox sandbox, List<Text> all) {
        sandbox.dynamo()
                .scanPaginator(scan -> scan.tableName(sandbox.tableName()))
                .items()
                .forEach(item -> all.add(new Text("item " + item.get("pk"), item.toString())));
    }

    /** The table as it ever was: each change with the item before and after. */
    private static void stream(Sandbox sandbox, List<Text> all) {
        DynamoDbClient dynamo = sandbox.dynamo();
        String arn =
                dynamo.describeTable(t -> t.tableName(sandbox.tableName()))
                        .table()
                        .latestStreamArn();
        var config = dynamo.serviceClientConfiguration();
        URI endpoint = config.endpointOverride().orElseThrow();
        try (DynamoDbStreamsClient streams =
                DynamoDbStreamsClient.builder()
                        .endpointOverride(endpoint)
                        .region(config.region())
                        .credentialsProvider(config.credentialsProvider())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            streams.describeStream(s -> s.streamArn(arn))
                    .streamDescription()
                    .shards()
                    .forEach(shard -> shard(streams, arn, shard.shardId(), all));
        }
    }

    private static void shard(
            DynamoDbStreamsClient streams, String arn, String shard, List<Text> all) {
        String next =
                streams.getShardIterator(i ->
                                i.streamArn(arn)
                                        .shardId(shard)
                                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
        List<Record> part;
        do {
            String from = next;
            var answer = streams.getRecords(r -> r.shardIterator(from));
            part = answer.records();
            part.forEach(change -> all.add(new Text("change", change.toString())));
            next = answer.nextShardIterator();
            // an open shard has no end: nothing new is its end for us
        } while (!part.isEmpty() && next != null);
    }

    private static void gitlab(Sandbox sandbox, List<Text> all) {
        sandbox.gitlab()
                .ifPresent(gitlab -> {
                    gitlab.look().issues().forEach(i -> all.add(new Text("issue", i.toString())));
                    gitlab.look().notes().forEach(n -> all.add(new Text("comment", n.toString())));
                });
    }

    /** What the API shows to those who may see everything. */
    private static void answers(Caller api, List<Text> all) {
        for (String path :
                List.of(
                        "/requests?view=all",
                        "/credentials?view=all",
                        "/people",
                        "/audit/export?limit=2000")) {
            Reply reply = api.as(House.SASHA).get(path);
            if (reply.status() != 200) {
                throw new IllegalStateException(path + " answers " + reply.status());
            }
            all.add(new Text("answer of " + path, reply.text()));
        }
    }
}
