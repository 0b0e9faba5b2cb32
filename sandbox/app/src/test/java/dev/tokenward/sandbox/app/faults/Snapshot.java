package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.simulators.Journal;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.sandbox.simulators.zendesk.OauthClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything that somebody could see a change in: the outside, what was written to it, and the
 * table.
 *
 * @param things by a name that says what changed
 */
record Snapshot(Map<String, String> things) {
    /**
     * How a sweep keeps its books: that it ran and what it saw, not what it did to anything. And
     * what was answered to a key that is good for a day only.
     */
    private static final Set<String> BOOKS =
            Set.of(
                    "LEASE",
                    "SWEEP",
                    "SWEEP_BOOK",
                    "SWEEP_UNDER_WAY",
                    "SIGHTINGS",
                    "SURVEY",
                    "REMEMBER");

    /** Calls of Slack that change nothing, although they are posted. */
    private static final Set<String> READING =
            Set.of(
                    "users.lookupByEmail",
                    "conversations.open",
                    "conversations.history",
                    "auth.test");

    static Snapshot of(Rig rig) {
        Map<String, String> things = new TreeMap<>();
        Surroundings outside = rig.outside;
        for (OauthClient c : outside.zendesk.clients()) {
            things.put("Zendesk's client " + c.id(), c + " " + c.hash());
        }
        for (ApiToken t : outside.zendesk.apiTokens()) {
            things.put(
                    "Zendesk's token " + t.id(),
                    t.description() + " " + t.active() + " " + t.hash());
        }
        outside.slack
                .look()
                .messages()
                .forEach(m ->
                        things.put(
                                "Slack's message " + m.channel() + " " + m.ts(),
                                Watch.content(m) + m.edited() + m.deleted()));
        outside.gitlab
                .look()
                .issues()
                .forEach(i -> things.put("GitLab's issue " + i.iid(), i.toString()));
        outside.gitlab
                .look()
                .notes()
                .forEach(n -> things.put("GitLab's comment " + n.id(), n.toString()));
        things.put("writes to Zendesk", writes(outside.zendesk.journal()).toString());
        things.put("writes to Slack", writes(outside.slack.journal()).toString());
        things.put("writes to GitLab", writes(outside.gitlab.journal()).toString());
        for (Map<String, AttributeValue> item : rig.table.items()) {
            if (!BOOKS.contains(Stored.text(item, "type"))) {
                things.put(
                        "item " + Stored.text(item, "pk") + " " + Stored.text(item, "sk"),
                        Stored.text(item, "type").equals("FOUND")
                                ? decided(item)
                                : new TreeMap<>(item).toString());
            }
        }
        return new Snapshot(things);
    }

    /** Of what stands in Zendesk: what was decided on it, and not what a look saw. */
    private static String decided(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> doc =
                Stored.attribute(item, "doc").map(AttributeValue::m).orElse(Map.of());
        return Stored.text(doc, "standing") + " " + Stored.attribute(doc, "credentialId");
    }

    /** Calls that change something, each as often as it was made. */
    private static List<String> writes(Journal journal) {
        return journal.entries().stream()
                .filter(e -> !e.method().equals("GET"))
                .map(Journal.Entry::line)
                // another process signs in for itself
                .filter(line -> !line.equals("POST /oauth/tokens"))
                .filter(line -> READING.stream().noneMatch(line::endsWith))
                .toList();
    }

    /** What is not as it was, or was not there. */
    List<String> changesSince(Snapshot before) {
        return Stream.concat(things.keySet().stream(), before.things.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(name -> !Objects.equals(things.get(name), before.things.get(name)))
                .map(name -> difference(name, before))
                .toList();
    }

    private String difference(String name, Snapshot before) {
        String was = before.things.getOrDefault(name, "nothing");
        String is = things.getOrDefault(name, "nothing");
        List<String> more = new ArrayList<>(List.of(is.split(", ", -1)));
        List.of(was.split(", ", -1)).forEach(more::remove);
        return name + " is changed: " + (was.equals("nothing") ? is : String.join(", ", more));
    }
}
