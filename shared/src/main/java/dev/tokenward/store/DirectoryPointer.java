package dev.tokenward.store;

import dev.tokenward.domain.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which generation of the directory is the present one, and under which key its rows lie.
 *
 * @param generation from 1; 0 before the first file
 * @param before under which key the rows of the generation before lie; empty where there is none
 * @param teams rows of small groups once more, by the group's name: read with the pointer, they
 *     cost no call of their own
 */
record DirectoryPointer(
        long generation, String rows, String before, Map<String, AttributeValue> teams) {
    static final DirectoryPointer NONE = new DirectoryPointer(0, "", "", Map.of());

    private static final String PK = "PEOPLE";
    private static final String SK = "CURRENT";
    static final Map<String, AttributeValue> KEY = Items.key(PK, SK);

    /** Every lookup reads them: a tenth of what an item may hold, at most. */
    private static final int LARGEST_TEAM = 50;

    static DirectoryPointer of(Map<String, AttributeValue> item) {
        return item.isEmpty()
                ? NONE
                : new DirectoryPointer(
                        Long.parseLong(Items.attribute(item, "version").n()),
                        Items.attribute(item, "rows").s(),
                        Items.attribute(item, "before").s(),
                        // earlier versions wrote none
                        item.containsKey("teams") ? item.get("teams").m() : Map.of());
    }

    /** The one that follows, with a team if it is small enough. */
    DirectoryPointer next(String rows, String group, List<Person> team) {
        List<AttributeValue> members =
                team.stream().map(PeopleTable.Row::of).map(Records::write).toList();
        return new DirectoryPointer(
                generation + 1,
                rows,
                this.rows,
                team.size() > LARGEST_TEAM
                        ? Map.of()
                        : Map.of(group, AttributeValue.fromL(members)));
    }

    Item item() {
        return new Item(PK, SK, ItemType.POINTER)
                .number("version", generation)
                .text("rows", rows)
                .text("before", before)
                .put("teams", AttributeValue.fromM(teams));
    }

    /** Empty where the group's rows have to be looked up. */
    Optional<List<PeopleTable.Row>> team(String group) {
        return Optional.ofNullable(teams.get(group))
                .map(rows ->
                        rows.l().stream()
                                .map(row -> Records.read(row, PeopleTable.Row.class))
                                .map(PeopleTable.Row.class::cast)
                                .toList());
    }
}
