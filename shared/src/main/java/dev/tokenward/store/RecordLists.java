package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Stage;
import dev.tokenward.store.Sections.Section;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The lists of requests and credentials that people look at, and the months that they are made of.
 */
final class RecordLists {
    private final DynamoDbClient db;
    private final String table;
    private final Lists lists;
    private final Set<String> notedMonths = ConcurrentHashMap.newKeySet();

    RecordLists(DynamoDbClient db, String table) {
        this.db = db;
        this.table = table;
        this.lists = new Lists(db, table);
    }

    /** To be called before a commit. */
    void note(Commit commit) {
        commit.requests.forEach(r -> noteMonth(Sections.of(r)));
        commit.credentials.forEach(c -> noteMonth(Sections.of(c)));
        commit.found.forEach(f -> noteMonth(Sections.of(f)));
    }

    /** Before the first item of a month is stored, so that no list misses it. */
    private void noteMonth(String section) {
        if (Sections.isMonthly(section) && !notedMonths.contains(section)) {
            db.putItem(p ->
                    p.tableName(table)
                            .item(new Item("MONTHS", section, ItemType.MONTH).attributes()));
            notedMonths.add(section);
        }
    }

    /** The monthly sections that exist and begin so, the oldest first. */
    private List<String> months(String begin) {
        return db
                .queryPaginator(q ->
                        q.tableName(table)
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :a AND :z")
                                .expressionAttributeValues(
                                        Map.of(
                                                ":pk", Attributes.text("MONTHS"),
                                                ":a", Attributes.text(begin),
                                                ":z", Attributes.text(begin + "9999-99")))
                                .consistentRead(true))
                .items()
                .stream()
                .map(item -> Items.attribute(item, "sk").s())
                .toList();
    }

    Page<Request> requestsOf(Email requester, PageRequest page) {
        return lists.page(
                Index.OWNER,
                List.of(
                        new Section("REQUEST#OPEN#" + requester, true),
                        new Section("REQUEST#CLOSED#" + requester, true)),
                page,
                Items.requests(),
                r -> true);
    }

    Page<Request> waitingFor(Email approver, boolean supportOpsStage, PageRequest page) {
        Section own = new Section("MANAGER#" + approver, false);
        return lists.page(
                Index.INBOX,
                supportOpsStage ? List.of(own, new Section("SUPPORT_OPS", false)) : List.of(own),
                page,
                Items.requests(),
                r -> isFor(r, approver));
    }

    private static boolean isFor(Request r, Email approver) {
        return r.state() != RequestState.AWAITING_SUPPORT_OPS
                || (!r.requester().equals(approver)
                        && r.standing(Stage.MANAGER)
                                .filter(d -> d.by().equals(approver))
                                .isEmpty());
    }

    Page<Request> requests(Optional<RequestState> state, PageRequest page) {
        return lists.page(
                Index.LISTING,
                Sections.requests(state, this::months),
                page,
                Items.requests(),
                r -> state.isEmpty() || r.state() == state.get());
    }

    Page<Credential> credentialsOf(Email holder, PageRequest page) {
        return lists.page(
                Index.OWNER,
                List.of(
                        new Section("CREDENTIAL#LIVE#" + holder, false),
                        new Section("CREDENTIAL#CLOSED#" + holder, true)),
                page,
                Items.credentials(),
                c -> true);
    }

    Page<Listed> inventory(
            FoundTable found, Optional<CredentialStatus> status, PageRequest page, Instant now) {
        return found.inventory(
                lists,
                status,
                page,
                Sections.credentials(status, this::months),
                months("FOUND#CLOSED#"),
                now);
    }

    Page<Credential> credentials(Optional<CredentialStatus> status, PageRequest page) {
        return lists.page(
                Index.LISTING,
                Sections.credentials(status, this::months),
                page,
                Items.credentials(),
                c -> status.isEmpty() || c.status() == status.get());
    }
}
