package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Survey;
import dev.tokenward.store.Sections.Section;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands in Zendesk, a row each, and how much of Zendesk was seen. */
final class FoundTable {
    private static final String SURVEY = "SURVEY";
    private static final String FOUND = "FOUND";

    private final DynamoDbClient db;
    private final String table;

    FoundTable(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
    }

    static Map<String, AttributeValue> key(String id) {
        return Items.key(FOUND + "#" + id, FOUND);
    }

    static Item of(Found f) {
        Item item =
                new Item(FOUND + "#" + f.id(), FOUND, ItemType.FOUND)
                        .text("state", f.standing().name())
                        .number("version", f.version())
                        .put("doc", Records.write(f));
        // what its record tells is in no list twice
        return f.isTold() ? item : item.in(Index.LISTING, Sections.of(f), Sections.sort(f));
    }

    static Item of(Survey survey) {
        return new Item(SURVEY, SURVEY, ItemType.SURVEY)
                .number("version", survey.version())
                .put("doc", Records.write(survey));
    }

    Survey survey() {
        Map<String, AttributeValue> item =
                db.getItem(g ->
                                g.tableName(table)
                                        .key(Items.key(SURVEY, SURVEY))
                                        .consistentRead(true))
                        .item();
        return item.isEmpty() ? Survey.NONE : Items.read(item, Survey.class);
    }

    Found read(Map<String, AttributeValue> item) {
        return Items.read(item, Found.class);
    }

    Listed line(Map<String, AttributeValue> item) {
        return Items.attribute(item, "type").s().equals(ItemType.FOUND.name())
                ? new Listed.Stray(read(item))
                : new Listed.Managed(Items.read(item, Credential.class));
    }

    /** Every row but those of what is gone. */
    List<Found> standing() {
        return in(Sections.standing());
    }

    List<Found> askedAbout(Email person) {
        return in(Sections.asked()).stream().filter(f -> f.isAsked(person)).toList();
    }

    private List<Found> in(List<String> sections) {
        // one that moves meanwhile is met in both of its sections
        Map<String, Found> all = new LinkedHashMap<>();
        for (String section : sections) {
            db
                    .queryPaginator(q ->
                            q.tableName(table)
                                    .indexName(Index.LISTING.indexName)
                                    .keyConditionExpression("#k = :k")
                                    .expressionAttributeNames(Map.of("#k", Index.LISTING.key))
                                    .expressionAttributeValues(
                                            Map.of(":k", Attributes.text(section))))
                    .items()
                    .stream()
                    .map(this::read)
                    .forEach(
                            f -> all.merge(f.id(), f, (a, b) -> a.version() < b.version() ? b : a));
        }
        return List.copyOf(all.values());
    }

    Page<Listed> inventory(
            Lists lists,
            Optional<CredentialStatus> status,
            PageRequest page,
            List<Section> credentials,
            List<String> gone,
            Instant now) {
        return lists.page(
                Index.LISTING,
                Sections.inventory(credentials, status, gone, now),
                page,
                this::line,
                line -> !isTold(line) && (status.isEmpty() || hasStatus(line, status.get())));
    }

    /** An earlier version listed what was managed among what is gone. */
    private static boolean isTold(Listed line) {
        return line instanceof Listed.Stray(Found f) && f.isTold();
    }

    /** Tokenward's own access has no status that anybody would look for. */
    private static boolean hasStatus(Listed line, CredentialStatus status) {
        return line.status() == status
                && !(line instanceof Listed.Stray(Found f) && f.standing() == Standing.OWN);
    }
}
