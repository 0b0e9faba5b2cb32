package dev.tokenward.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whether the items that are kept have everything that this version stores. */
class StoredItemsTest {
    private static final String HOW =
            "mvn -pl shared -am test -Dtest=StoredItemsTest -Dtokenward.items.write"
                    + " -Dsurefire.failIfNoSpecifiedTests=false writes it (docs/decisions/shapes.md)";

    private static List<Map<String, AttributeValue>> lacking() throws IOException {
        Set<String> there =
                StoredItems.ofShape(Item.SHAPE).stream()
                        .map(StoredItems::what)
                        .collect(Collectors.toSet());
        ShapeTable table = new ShapeTable(List.of(), UnaryOperator.identity());
        return EverythingStored.in(table.table, table.store).stream()
                .filter(item -> !there.contains(StoredItems.what(item)))
                .toList();
    }

    @Test
    @EnabledIfSystemProperty(named = "tokenward.items.write", matches = ".*")
    void whatLacksIsWrittenBesideWhatIsThere() throws IOException {
        List<Map<String, AttributeValue>> items = lacking();
        if (!items.isEmpty()) {
            StoredItems.add(Item.SHAPE, items);
        }
    }

    @Test
    void everyTypeAndEveryConstantOfARecordIsThereInThePresentShape() throws IOException {
        assertThat(lacking()).map(StoredItems::what).as(HOW).isEmpty();
        assertThat(StoredItems.ofShape(Item.SHAPE))
                .map(ShapeTable::type)
                .as("EverythingStored has the store write every type")
                .contains(ItemType.values());
    }
}
