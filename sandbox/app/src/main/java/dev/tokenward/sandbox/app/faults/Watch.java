package dev.tokenward.sandbox.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.engine.memory.MemoryDynamo;
import dev.tokenward.sandbox.simulators.Secrets;
import dev.tokenward.sandbox.simulators.slack.Message;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sees from the outside what must hold at every moment, and remembers where it did not. */
final class Watch {
    /** The intent that goes before a credential is made. */
    static final String CREATING = "credential.creating";

    private static final Pattern SECRET =
            Pattern.compile("[a-z0-9.]*" + Surroundings.CANARY + "[a-z0-9.]*");

    private final Surroundings outside;
    private final MemoryDynamo table;
    private final InstantSource clock;
    private final Ledger ledger;
    private final Set<String> violations = new LinkedHashSet<>();
    private final Set<Long> everMade = new LinkedHashSet<>();
    private final Set<Long> byHand = new LinkedHashSet<>();
    private final Set<String> visible = new HashSet<>();
    private final StringBuilder answers = new StringBuilder();
    private boolean worked;

    /** What it remembers. */
    record Saved(
            List<String> violations,
            List<Long> everMade,
            List<Long> byHand,
            boolean worked,
            String answers) {
        static final Saved NOTHING = new Saved(List.of(), List.of(), List.of(), false, "");
    }

    Watch(Surroundings outside, MemoryDynamo table, InstantSource clock, Saved from) {
        violations.addAll(from.violations);
        everMade.addAll(from.everMade);
        byHand.addAll(from.byHand);
        worked = from.worked;
        answers.append(from.answers);
        this.outside = outside;
        this.table = table;
        this.clock = clock;
        this.ledger = new Ledger(outside, table, clock);
    }

    /** What is in Zendesk now and was not before, somebody made there by hand. */
    void madeByHand() {
        outside.made().forEach(live -> byHand.add(live.id()));
    }

    void violated(String what) {
        violations.add(clock.instant() + ": " + what);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Whether the value that somebody was given was seen to work. */
    boolean worked() {
        return worked;
    }

    boolean nothingEverMade() {
        return everMade.isEmpty();
    }

    /** Before every call of the systems outside that is carried out. */
    void lookAt(HttpRequest call) {
        ledger.withoutIntent(call).ifPresent(this::violated);
    }

    /** After it. */
    void look() {
        List<Surroundings.Live> live = outside.made();
        Map<String, Integer> names = new HashMap<>();
        for (Surroundings.Live one : live) {
            visible.add(one.visible());
            if (one.active() && names.merge(one.name(), 1, Integer::sum) > 1) {
                violated("two live credentials named " + one.name());
            }
            if (!byHand.contains(one.id())
                    && everMade.add(one.id())
                    && intents() < everMade.size()) {
                violated(one.name() + " was made without an intent on record");
            }
        }
    }

    private long intents() {
        return items("AUDIT").filter(i -> Stored.mentions(i, CREATING)).count();
    }

    /** All that it goes by later, and what people go by who were answered. */
    Saved save() {
        return new Saved(
                List.copyOf(violations),
                List.copyOf(everMade),
                List.copyOf(byHand),
                worked,
                answers.toString());
    }

    /** Nobody is shown a secret in an answer of the API, nor the part that Zendesk shows of it. */
    void answered(String body) {
        answers.append(body).append('\n');
        if (body.contains(Surroundings.CANARY)) {
            violated("the API's answer holds a secret");
        }
        if (visible.stream().anyMatch(body::contains)) {
            violated("the API's answer holds what Zendesk shows of a secret");
        }
    }

    /** A credential that counts as handed over can be used by its holder. */
    void handedOver() {
        for (Map<String, AttributeValue> item : items("CREDENTIAL").toList()) {
            Map<String, AttributeValue> doc = Stored.map(item, "doc");
            if (Stored.text(item, "state").equals("ACTIVE")
                    && Stored.attribute(doc, "receivedAt").isEmpty()
                    && clock.instant().isBefore(takenOut(doc))) {
                checkUse(Stored.text(doc, "holder"));
            }
        }
    }

    /** When the value is due to be taken out of its message. */
    private static Instant takenOut(Map<String, AttributeValue> credential) {
        return Instant.parse(Stored.text(credential, "handedOverAt")).plus(Duration.ofDays(1));
    }

    private void checkUse(String holder) {
        List<String> live =
                outside.made().stream()
                        .filter(Surroundings.Live::active)
                        .map(Surroundings.Live::hash)
                        .toList();
        if (secretsOf(holder, m -> true).map(Secrets::hash).anyMatch(live::contains)) {
            worked = true;
        } else {
            violated(holder + " is said to have a credential and has none that works");
        }
    }

    private Stream<String> secretsOf(String email, Predicate<Message> which) {
        return outside.slack.inbox(email).stream()
                .filter(m -> !m.deleted())
                .filter(which)
                .map(Watch::content)
                // the pattern alone tries every place of every text: a fifth of the matrix
                .filter(text -> text.contains(Surroundings.CANARY))
                .flatMap(text -> SECRET.matcher(text).results().map(MatchResult::group));
    }

    /** All texts of a message, as they are read. */
    static String content(Message message) {
        List<String> texts = new ArrayList<>(List.of(message.text()));
        collect(message.blocks(), texts);
        collect(message.attachments(), texts);
        return String.join("\n", texts);
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }

    /** After sweeps that nothing kept from their work. */
    void recovered() {
        ledger.misfits().forEach(this::violated);
        takenOutInTime();
    }

    /** Nobody is shown a value of the day before. */
    private void takenOutInTime() {
        Instant dayAgo = clock.instant().minus(Duration.ofDays(1));
        for (String person : Surroundings.READERS) {
            if (secretsOf(person, m -> written(m).isBefore(dayAgo)).findAny().isPresent()) {
                violated(person + "'s Slack holds a secret for more than a day");
            }
        }
    }

    private static Instant written(Message message) {
        return Instant.ofEpochSecond(
                Long.parseLong(message.ts().substring(0, message.ts().indexOf('.'))));
    }

    /** When everything is over, no secret is left anywhere. */
    void secretsNowhere() {
        if (table.items().stream().anyMatch(i -> Stored.mentions(i, Surroundings.CANARY))) {
            violated("the table holds a secret");
        }
        if (visible.stream()
                .anyMatch(v -> table.items().stream().anyMatch(i -> Stored.mentions(i, v)))) {
            violated("the table holds what Zendesk shows of a secret");
        }
        for (String person : Surroundings.READERS) {
            if (secretsOf(person, m -> true).findAny().isPresent()) {
                violated(person + "'s Slack holds a secret");
            }
        }
    }

    Stream<Map<String, AttributeValue>> items(String type) {
        return Stored.all(table, type);
    }
}
