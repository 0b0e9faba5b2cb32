package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.lambda.FunctionDefinition;
import dev.tokenward.sandbox.app.lambda.Need;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the roles say of the audit: by the very items that a life leaves in the table. */
class AuditStaysTest {
    private static final Set<String> AUDIT =
            Set.of("AUDIT", "AUDIT_HEAD", "AUDIT_SUBJECT", "SEAL", "SEAL_LAST");
    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/tokenward";

    private final Ground ground = new Ground(Repository.template());
    private final Rig rig = new Rig(ground, Sabotage.NONE, Observer.NONE);

    @BeforeEach
    void live() {
        Stories.issued(rig, Stories.approvedClient(rig));
        Stories.until(rig, Stories.END.plusDays(1));
    }

    @AfterEach
    void close() {
        rig.close();
        ground.close();
    }

    private boolean allows(String function, String action, String key, Set<String> enclosing) {
        return ground.deployment
                .permissions(function)
                .allows(
                        new Need(
                                action,
                                TABLE,
                                Map.of(
                                        Need.KEYS,
                                        Set.of(key, "PLACE#of another item"),
                                        Need.ENCLOSING,
                                        enclosing)));
    }

    private boolean allows(String function, String action, String key) {
        return allows(function, action, key, Set.of());
    }

    @Test
    void nothingOfTheAuditIsDeletedByAnyFunctionAndEverythingElseMayBe() {
        assertThat(rig.table.items().stream().map(i -> Stored.text(i, "type")))
                .containsAll(AUDIT)
                .contains("REQUEST", "CREDENTIAL", "OUTBOX", "PLACE", "PERSON");
        for (String function : functions()) {
            assertThat(rig.table.items())
                    .allSatisfy(item ->
                            assertThat(
                                            allows(
                                                    function,
                                                    "dynamodb:DeleteItem",
                                                    Stored.text(item, "pk")))
                                    .as(function + " deletes " + item.get("pk"))
                                    .isEqualTo(!AUDIT.contains(Stored.text(item, "type"))));
        }
    }

    @Test
    void batchThatTouchesTheAuditIsDeniedAndOneOfTheDirectoryIsNot() {
        String inventory = "InventoryFunction";

        assertThat(allows(inventory, "dynamodb:BatchWriteItem", "AUDIT#req_1")).isFalse();
        assertThat(allows(inventory, "dynamodb:BatchWriteItem", "SEALS")).isFalse();
        assertThat(allows(inventory, "dynamodb:BatchWriteItem", "AUDIT_SUBJECTS#03")).isFalse();
        assertThat(allows(inventory, "dynamodb:BatchWriteItem", "PEOPLE#1")).isTrue();
    }

    /** It adds events and deletes places, and must never be denied for the one beside the other. */
    @Test
    void transactionThatAddsToTheAuditMayDeleteAPlace() {
        for (String function : functions()) {
            assertThat(
                            allows(
                                    function,
                                    "dynamodb:DeleteItem",
                                    "AUDIT#req_1",
                                    Set.of("TransactWriteItems")))
                    .isTrue();
        }
    }

    @Test
    void auditIsAddedTo() {
        for (String function : functions()) {
            assertThat(allows(function, "dynamodb:PutItem", "AUDIT#req_1")).isTrue();
        }
    }

    private Set<String> functions() {
        return ground.deployment.functions().stream()
                .map(FunctionDefinition::name)
                .collect(Collectors.toSet());
    }
}
