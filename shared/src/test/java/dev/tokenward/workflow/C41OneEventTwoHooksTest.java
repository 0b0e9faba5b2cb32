package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.RequestState;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import dev.tokenward.store.Due;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** C41: one event by two hooks, at the same time, with other delivery keys. */
class C41OneEventTwoHooksTest {
    private final IssueOffice office = new IssueOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void openedTwiceAtOnceIsOneRowOneRequestOneCommentAndOneMessage() {
        long iid =
                office.gitlab.open(
                        IssueOffice.PROJECT, "riley", "Access", Optional.of(IssueOffice.GOOD));
        twice(iid, "open");
        assertThat(rows()).hasSize(1);
        office.drain();

        assertThat(office.only().state()).isEqualTo(RequestState.AWAITING_MANAGER);
        assertThat(office.comments(iid)).hasSize(1);
        assertThat(office.company.slack.texts).hasSize(1);
    }

    @Test
    void closedTwiceAtOnceIsOneWithdrawal() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.change(iid, "riley", "{\"state_event\":\"close\"}");
        twice(iid, "close");
        office.drain();

        assertThat(office.only().state()).isEqualTo(RequestState.WITHDRAWN);
        assertThat(office.comments(iid)).filteredOn(c -> c.contains("Withdrawn")).hasSize(1);
    }

    @Test
    void faultyOneOpenedTwiceIsOneDenial() {
        long iid =
                office.gitlab.open(
                        IssueOffice.PROJECT,
                        "riley",
                        "Access",
                        Optional.of(IssueOffice.GOOD.replace("2027-03-31", "never")));
        twice(iid, "open");
        office.drain();

        assertThat(office.only().state()).isEqualTo(RequestState.DENIED);
        assertThat(office.comments(iid)).hasSize(1);
    }

    @Test
    void editedTwiceAtOnceIsOneRowOneEditAndOneComment() {
        long iid = office.opened("riley", IssueOffice.GOOD);
        office.company.advance(Duration.ofMinutes(1));
        Hook edit =
                office.gitlab.edit(
                        IssueOffice.PROJECT,
                        iid,
                        "riley",
                        IssueOffice.GOOD.replace("Nightly", "Hourly"));
        long before = office.only().version();
        int comments = office.comments(iid).size();
        int messages = office.company.slack.texts.size();
        atOnce(List.of(edit, bySomeOtherHook(edit, iid)));
        assertThat(rows()).hasSize(1);
        office.drain();

        assertThat(office.only().content().purpose()).isEqualTo("Hourly export.");
        assertThat(office.only().version()).isEqualTo(before + 1);
        assertThat(office.comments(iid)).hasSize(comments + 1);
        assertThat(office.company.slack.texts.stream().skip(messages))
                .as("one to who decides anew, one to the requester")
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    /** Each hook of the simulator has delivery keys of its own. */
    private void twice(long iid, String action) {
        atOnce(
                List.of(
                        office.gitlab.hook(IssueOffice.PROJECT, iid, action, "riley"),
                        office.gitlab.hook(IssueOffice.PROJECT, iid, action, "riley")));
    }

    /** The same event with the delivery keys of another webhook. */
    private Hook bySomeOtherHook(Hook hook, long iid) {
        return new Hook(
                hook.body(),
                office.gitlab.hook(IssueOffice.PROJECT, iid, "update", "riley").headers());
    }

    /** With all its headers, as API Gateway hands them over. */
    private int delivered(Hook hook) {
        Map<String, String> headers = new HashMap<>();
        hook.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey("POST /hooks/gitlab");
        event.setHeaders(headers);
        event.setBody(hook.body());
        assertThat(headers).containsKeys("idempotency-key", "x-gitlab-event-uuid");
        return office.api.handle(event).getStatusCode();
    }

    private void atOnce(List<Hook> hooks) {
        List<Future<Integer>> answers;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = hooks.stream().map(hook -> threads.submit(() -> delivered(hook))).toList();
        }
        assertThat(answers).extracting(Future::resultNow).containsOnly(202);
    }

    private List<String> rows() {
        return office
                .company
                .store
                .due(Due.Queue.TICK, office.company.world.now().plus(Duration.ofHours(1)), 50)
                .stream()
                .filter(Due.OutboxDue.class::isInstance)
                .map(due -> ((Due.OutboxDue) due).key())
                .filter(key ->
                        office.company.store.outbox(key).orElseThrow().notice().topic()
                                == Notice.Topic.ISSUE_CHANGED)
                .toList();
    }
}
