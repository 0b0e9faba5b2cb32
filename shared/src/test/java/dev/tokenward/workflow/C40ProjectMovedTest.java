package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Case C40: the decision stands although the issue's project was moved, and writing stops. */
class C40ProjectMovedTest {
    private static final Set<String> WRITES = Set.of("comment", "label", "close");

    private final IssueOffice office = new IssueOffice();
    private final Company company = office.company;

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @CsvSource({
        "405, APPROVE, AWAITING_SUPPORT_OPS",
        "405, DENY, DENIED",
        "301, APPROVE, AWAITING_SUPPORT_OPS",
        "301, DENY, DENIED"
    })
    void decisionStandsWhereEachWriteIsRefusedAndIsOneFinding(
            int status, Verdict verdict, RequestState state) {
        office.opened("riley", IssueOffice.GOOD);
        AtomicInteger writes = new AtomicInteger();
        office.shown = refusing(status, writes);
        office.decide(verdict);
        office.drain();

        assertThat(office.only().state()).isEqualTo(state);
        assertThat(findings()).hasSize(1).first().asString().startsWith("alert:notice-");
        assertThat(writes).hasValueGreaterThan(0);

        int before = writes.get();
        sweepTwice();
        assertThat(office.only().state()).isEqualTo(state);
        assertThat(findings()).hasSize(1);
        assertThat(writes).as("what is refused for good is not written again").hasValue(before);
    }

    @Test
    void decisionStandsWhereTheOldPathLeadsElsewhere() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        int comments = office.comments(iid).size();
        office.gitlab.moveProject(IssueOffice.PROJECT, "acme/access");
        office.decide(Verdict.DENY);
        office.drain();
        sweepTwice();

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(findings()).filteredOn(key -> key.startsWith("alert:notice-")).hasSize(1);
        assertThat(office.comments("acme/access", iid)).hasSize(comments);
    }

    private void sweepTwice() {
        for (int i = 0; i < 2; i++) {
            company.advance(Duration.ofDays(1));
            office.sweep();
        }
    }

    /** The keys of all that Support Ops are told of, not of what each of them is sent. */
    private List<String> findings() {
        return company.plain.scanPaginator(scan -> scan.tableName(company.table)).items().stream()
                .flatMap(item -> item.values().stream())
                .map(AttributeValue::s)
                .filter(value -> value != null && value.contains("alert:"))
                .map(value -> value.substring(value.indexOf("alert:")))
                .filter(key -> !key.contains("@"))
                .distinct()
                .toList();
    }

    /** The same GitLab, which refuses each write in this way. */
    private GitLab refusing(int status, AtomicInteger writes) {
        return (GitLab)
                Proxy.newProxyInstance(
                        GitLab.class.getClassLoader(),
                        new Class<?>[] {GitLab.class},
                        (proxy, method, args) -> {
                            if (WRITES.contains(method.getName())) {
                                writes.incrementAndGet();
                                return new Answer.Refused<>(status, "moved", "moved projects");
                            }
                            return method.invoke(office.client, args);
                        });
    }
}
