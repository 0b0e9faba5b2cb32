package dev.tokenward.sandbox.app.faults;

import dev.tokenward.metrics.Metric;
import dev.tokenward.metrics.Metrics;
import dev.tokenward.sandbox.app.lambda.Need;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkRequest;

/** Remembers what each function asked AWS for and which figures were written. */
final class Witness implements Observer {
    private static final String ACCOUNT = "eu-west-1:000000000000:";

    final Map<String, Set<String>> needs = new TreeMap<>();
    final Set<Metric> figures = EnumSet.noneOf(Metric.class);

    @Override
    public synchronized void asks(String function, String operation, SdkRequest request) {
        for (Need need :
                Need.of(
                        request,
                        operation,
                        "arn:aws:dynamodb:" + ACCOUNT + "table/tokenward",
                        "arn:aws:secretsmanager:" + ACCOUNT + "secret:")) {
            needs.computeIfAbsent(function, f -> new TreeSet<>())
                    .add(need.action() + " on " + need.resource());
        }
    }

    @Override
    public Metrics metrics(String function) {
        return written -> {
            synchronized (this) {
                figures.addAll(written.keySet());
            }
        };
    }
}
