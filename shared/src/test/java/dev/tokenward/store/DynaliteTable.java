package dev.tokenward.store;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tokenward.sandbox.engine.TableFromTemplate;
import dev.tokenward.sandbox.engine.strict.Dynalite;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** A new table in the strict engine; without it, the test is skipped with a line that says so. */
final class DynaliteTable {
    /** It has no accounts, so every table gets a name of its own. */
    private static final AtomicInteger TABLES = new AtomicInteger();

    private DynaliteTable() {}

    static TestTable created() {
        Optional<String> missing = Dynalite.missing();
        missing.ifPresent(why -> System.err.println("dynalite SKIPPED: " + why));
        assumeThat(missing).isEmpty();
        TableFromTemplate declared = TestTable.declared();
        CreateTableRequest table =
                declared.request().toBuilder()
                        .tableName(declared.name() + "-" + TABLES.incrementAndGet())
                        .build();
        return new TestTable(Dynalite.with(table), table.tableName());
    }
}
