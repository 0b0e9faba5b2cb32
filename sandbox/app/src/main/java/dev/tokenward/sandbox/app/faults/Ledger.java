package dev.tokenward.sandbox.app.faults;

import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Holds what is in Zendesk against what is on record, as an auditor would. */
final class Ledger {
    private static final Pattern ONE =
            Pattern.compile("/api/v2/(?:oauth/clients|api_tokens)/(\\d+)(?:/\\w+)?(?:\\.json)?");

    /** What may go before a change of a credential that its holder has. */
    private static final Set<String> INTENTS =
            Set.of(
                    "credential.revocation-ordered",
                    "credential.leftover-found",
                    "credential.switch-off-intended",
                    "credential.switch-on-intended",
                    "credential.rename-intended",
                    "found.rename-intended",
                    "found.removal-agreed",
                    "found.removal-ordered");

    private final Surroundings outside;
    private final MemoryDynamo table;
    private final InstantSource clock;

    Ledger(Surroundings outside, MemoryDynamo table, InstantSource clock) {
        this.outside = outside;
        this.table = table;
        this.clock = clock;
    }

    /** What a call about to be made changes or deletes without an intent on record. */
    Optional<String> withoutIntent(HttpRequest call) {
        Matcher one = ONE.matcher(call.uri().getPath());
        if (call.method().equals("GET") || !one.matches()) {
            return Optional.empty();
        }
        return outside.made().stream()
                .filter(live -> live.id() == Long.parseLong(one.group(1)))
                .filter(live -> !isIntended(live))
                .map(live -> call.method() + " of " + live.name() + " without an intent on record")
                .findFirst();
    }

    private boolean isIntended(Surroundings.Live live) {
        List<Map<String, AttributeValue>> records = records(live).toList();
        boolean beingMade = records.stream().anyMatch(r -> status(r) == CredentialStatus.PENDING);
        List<String> names =
                Stream.concat(
                                Stream.of(Long.toString(live.id())),
                                records.stream().map(r -> Stored.text(doc(r), "id")))
                        .toList();
        return events(names)
                .anyMatch(type ->
                        INTENTS.contains(type) || (beingMade && type.equals(Watch.CREATING)));
    }

    /** The types of the audit's events that name one of these in their details. */
    private Stream<String> events(List<String> names) {
        return items("AUDIT")
                .map(i -> Stored.map(i, "event"))
                .filter(event ->
                        Stored.map(event, "details").values().stream()
                                .anyMatch(detail -> names.contains(detail.s())))
                .map(event -> Stored.text(event, "type"));
    }

    /**
     * What does not fit once the schedules had their time: every credential has a record by which
     * it may exist, none is past its end, and what cannot be taken out is known to Support Ops.
     */
    List<String> misfits() {
        List<String> misfits = new ArrayList<>();
        for (Surroundings.Live live : outside.made()) {
            List<Map<String, AttributeValue>> records = records(live).toList();
            boolean seen =
                    items("FOUND")
                            .anyMatch(f ->
                                    Stored.text(doc(f), "zendeskId")
                                            .equals(Long.toString(live.id())));
            if (records.isEmpty() && !seen) {
                misfits.add(live.name() + " is in Zendesk and on no record");
            }
            if (!records.isEmpty() && records.stream().noneMatch(r -> status(r).mayExist())) {
                misfits.add(live.name() + " is in Zendesk and its record is over");
            }
            records.stream().flatMap(r -> overdue(live, r).stream()).forEach(misfits::add);
        }
        return misfits;
    }

    private Optional<String> overdue(
            Surroundings.Live live, Map<String, AttributeValue> credential) {
        Instant end = Instant.parse(Stored.text(doc(credential), "endsAt"));
        if (clock.instant().isBefore(end)) {
            return Optional.empty();
        }
        if (status(credential) != CredentialStatus.REVOKE_FAILED) {
            return Optional.of(live.name() + " is in Zendesk after its end, " + end);
        }
        boolean told =
                Surroundings.SUPPORT_OPS_MANAGERS.stream()
                        .flatMap(who -> outside.slack.inbox(who).stream())
                        .anyMatch(m -> Watch.content(m).contains(live.name()));
        return told
                ? Optional.empty()
                : Optional.of(live.name() + " cannot be taken out and Support Ops is not told");
    }

    private Stream<Map<String, AttributeValue>> records(Surroundings.Live live) {
        return items("CREDENTIAL")
                .filter(r -> {
                    String id = Stored.text(doc(r), "zendeskId");
                    return id.isEmpty()
                            ? Stored.text(doc(r), "marker").equals(live.marker())
                            : id.equals(Long.toString(live.id()));
                });
    }

    private Stream<Map<String, AttributeValue>> items(String type) {
        return Stored.all(table, type);
    }

    private static CredentialStatus status(Map<String, AttributeValue> credential) {
        return CredentialStatus.valueOf(Stored.text(credential, "state"));
    }

    private static Map<String, AttributeValue> doc(Map<String, AttributeValue> item) {
        return Stored.map(item, "doc");
    }
}
