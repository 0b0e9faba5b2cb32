package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a later version wrote: what it may add, and what this version refuses to guess at. */
class LaterShapesTest {
    private static final PageRequest ALL = PageRequest.first(500);

    /** A lease is compared and never read; a later version's is as good as any. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LEASE")
    void itemOfALaterShapeIsAFaultThatSaysSo(ItemType type) throws IOException {
        ShapeTable table =
                new ShapeTable(
                        StoredItems.ofShape(Item.SHAPE),
                        item ->
                                ShapeTable.type(item) == type
                                        ? with(item, "shape", Attributes.number(Item.SHAPE + 1))
                                        : item);
        for (Map<String, AttributeValue> item : table.items) {
            if (ShapeTable.type(item) == type) {
                assertThatThrownBy(() -> read(type, item, table.store))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("of type " + type + " has shape " + (Item.SHAPE + 1));
            }
        }
    }

    /** By whatever reads an item of this type. */
    private static void read(ItemType type, Map<String, AttributeValue> item, DynamoStore store) {
        Object read =
                switch (type) {
                    case REQUEST -> store.request(ShapeTable.id(item));
                    case CREDENTIAL -> store.credential(ShapeTable.id(item));
                    case OUTBOX -> store.outbox(ShapeTable.id(item));
                    case PLACE -> store.owner(ShapeTable.id(item));
                    case REMEMBER ->
                            store.remember(ShapeTable.id(item), "b", "a", Duration.ofHours(1));
                    case MONTH -> store.requests(Optional.empty(), ALL);
                    case PERSON, POINTER -> store.directory();
                    case AUDIT -> store.auditLog().events(ShapeTable.id(item), ALL);
                    case AUDIT_HEAD ->
                            store.commit(new Commit().audit(StoreSamples.entry("one more")));
                    case AUDIT_SUBJECT, SEAL -> store.auditLog().export(Optional.empty(), 99);
                    case SIGHTINGS -> store.sightings();
                    case FOUND -> store.found(ShapeTable.id(item));
                    case SURVEY -> store.survey();
                    case SWEEP_BOOK -> store.sweepLog().book();
                    case SWEEP -> store.sweepLog().runs(ALL);
                    case SWEEP_UNDER_WAY -> store.sweepLog().underWay();
                    case SEAL_LAST -> store.auditLog().lastSeal();
                    case LEASE -> throw new IllegalArgumentException("a lease is never read");
                };
        throw new AssertionError("was read as " + read);
    }

    @Test
    void attributeBesideTheRecordIsNoConcernOfThisVersion() throws IOException {
        ShapeTable table = stored(item -> with(item, "later", Attributes.text("x")));

        for (Map<String, AttributeValue> item : table.items) {
            if (ShapeTable.hasRecord(item)) {
                // a component that came later is written as empty
                assertThat(StoredShapesTest.filled(ShapeTable.written(table.read(item))))
                        .isEqualTo(StoredShapesTest.filled(Items.attribute(item, "doc").m()));
            }
        }
    }

    @Test
    void optionalComponentThatTheWriterDidNotKnowIsEmpty() throws IOException {
        ShapeTable whole = stored(UnaryOperator.identity());
        ShapeTable bare = stored(item -> ShapeTable.hasRecord(item) ? withoutEmpty(item) : item);

        for (Map<String, AttributeValue> item : bare.items) {
            if (ShapeTable.hasRecord(item)) {
                assertThat(bare.read(item)).isEqualTo(whole.read(item));
            }
        }
    }

    private static Map<String, AttributeValue> withoutEmpty(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> doc = new HashMap<>(Items.attribute(item, "doc").m());
        doc.values().removeIf(value -> value.type() == AttributeValue.Type.NUL);
        return with(item, "doc", AttributeValue.fromM(doc));
    }

    /** It would be lost when this version writes the record again. */
    @Test
    void componentThatThisVersionDoesNotKnowIsAFault() throws IOException {
        ShapeTable table = stored(item -> ShapeTable.hasRecord(item) ? withComponent(item) : item);

        for (Map<String, AttributeValue> item : table.items) {
            if (ShapeTable.hasRecord(item)) {
                assertThatThrownBy(() -> table.read(item))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("cannot be read as")
                        .cause()
                        .hasMessageContaining("addedLater");
            }
        }
    }

    private static Map<String, AttributeValue> withComponent(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> doc = Items.attribute(item, "doc").m();
        return with(
                item, "doc", AttributeValue.fromM(with(doc, "addedLater", Attributes.text("x"))));
    }

    private static ShapeTable stored(UnaryOperator<Map<String, AttributeValue>> altered)
            throws IOException {
        List<Map<String, AttributeValue>> items = StoredItems.ofShape(Item.SHAPE);
        return new ShapeTable(items, altered);
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> item, String name, AttributeValue value) {
        Map<String, AttributeValue> next = new HashMap<>(item);
        next.put(name, value);
        return next;
    }
}
