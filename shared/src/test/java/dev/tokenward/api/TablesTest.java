package dev.tokenward.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Refusal;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.workflow.InventoryLine;
import dev.tokenward.workflow.Overview;
import dev.tokenward.workflow.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table is whole, or says that it is not and how it goes on. */
class TablesTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final TestWaiter time = new TestWaiter();
    private final List<PageRequest> asked = new ArrayList<>();
    private final List<InventoryLine> lines = new ArrayList<>();
    private Duration pause = Duration.ZERO;

    /** The cursor is the place of the next line. */
    private Result<Overview> list(PageRequest page) {
        asked.add(page);
        time.pause(pause);
        int from = page.cursor().map(Integer::parseInt).orElse(0);
        int to = Math.min(from + page.limit(), lines.size());
        return new Result.Done<>(
                new Overview(
                        new Page<>(
                                lines.subList(from, to),
                                to < lines.size()
                                        ? Optional.of(Integer.toString(to))
                                        : Optional.empty()),
                        Optional.empty()));
    }

    private void lines(int count, String name) {
        IntStream.range(0, count)
                .mapToObj(i ->
                        Records.line(Records.credential(CredentialStatus.ACTIVE, name + i + ".")))
                .forEach(lines::add);
    }

    private APIGatewayV2HTTPResponse table(Map<String, String> query) {
        return table(query, this::list);
    }

    private APIGatewayV2HTTPResponse table(
            Map<String, String> query, Function<PageRequest, Result<Overview>> list) {
        return new Tables(new Answers(), time)
                .of(
                        new ApiCall(
                                APIGatewayV2HTTPEvent.builder()
                                        .withHeaders(Map.of("Accept", "text/csv"))
                                        .withQueryStringParameters(query)
                                        .build()),
                        list,
                        new InventoryViews(new Views())::of,
                        InventoryViews.SHEET);
    }

    @Test
    void rowsComeAsASafeTableWithEveryDigit() {
        lines(1, "=1+");

        APIGatewayV2HTTPResponse answer = table(Map.of());

        assertThat(answer.getHeaders())
                .containsEntry("content-type", "text/csv; charset=utf-8")
                .containsEntry(
                        "content-disposition", "attachment; filename=\"tokenward-credentials.csv\"")
                .as("of one person's alone no look says how complete it is")
                .doesNotContainKeys("next-cursor", "truncated", "complete", "as-of");
        assertThat(answer.getBody()).contains("\"9007199254740993\"", "\"'=1+0.\"");
    }

    @Test
    void allPartsAreInIt() {
        lines(1_201, "Status page ");

        APIGatewayV2HTTPResponse answer = table(Map.of());

        assertThat(answer.getBody().lines()).hasSize(1_202);
        assertThat(answer.getBody()).contains("Status page 1200.");
        assertThat(answer.getHeaders()).doesNotContainKeys("next-cursor", "truncated");
        assertThat(asked).hasSize(3);
    }

    @Test
    void withALimitItIsAPage() {
        lines(30, "Status page ");

        APIGatewayV2HTTPResponse answer = table(Map.of("limit", "10", "cursor", "5"));

        assertThat(answer.getBody().lines()).hasSize(11);
        assertThat(answer.getHeaders())
                .containsEntry("next-cursor", "15")
                .doesNotContainKey("truncated");
    }

    @Test
    void atTheBoundOfAnAnswerItIsCutAndGoesOnAtItsCursor() throws IOException {
        // each quote is two in the table, and each of those two in the answer
        lines(170, "\"ü".repeat(8_000));

        List<String> rows = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            APIGatewayV2HTTPResponse answer =
                    table(cursor.map(c -> Map.of("cursor", c)).orElse(Map.of()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new HttpEvents().write(answer, out);
            sizes.add(out.size());
            answer.getBody().lines().skip(1).forEach(rows::add);
            cursor = Optional.ofNullable(answer.getHeaders().get("next-cursor"));
            assertThat(answer.getHeaders().containsKey("truncated")).isEqualTo(cursor.isPresent());
            assertThat(answer.getHeaders())
                    .containsEntry(
                            "content-disposition",
                            "attachment; filename=\"tokenward-credentials%s.csv\""
                                    .formatted(cursor.isPresent() ? "-part" : ""));
        } while (cursor.isPresent());

        assertThat(sizes).hasSize(2).allMatch(size -> size <= 6 * MEGABYTE);
        assertThat(sizes.getFirst()).as("and not much less").isGreaterThan(5 * MEGABYTE);
        assertThat(rows).hasSize(170);
        assertThat(IntStream.range(0, 170).filter(i -> !rows.get(i).contains("ü" + i + ".")))
                .as("each row once, in its place")
                .isEmpty();
    }

    @Test
    void whatTakesTooLongIsCutBeforeTheFunctionEnds() {
        lines(5_000, "Status page ");
        pause = Duration.ofSeconds(6);

        APIGatewayV2HTTPResponse answer = table(Map.of());

        assertThat(answer.getBody().lines()).hasSize(1_501);
        assertThat(answer.getHeaders())
                .containsEntry("truncated", "true")
                .containsEntry("next-cursor", "1500");
    }

    @Test
    void refusalIsOneAlsoInTheMidst() {
        lines(1_000, "Status page ");

        APIGatewayV2HTTPResponse answer =
                table(
                        Map.of(),
                        page ->
                                page.cursor().isEmpty()
                                        ? list(page)
                                        : new Result.Refused<>(new Refusal.Forbidden("no")));

        assertThat(answer.getStatusCode()).isEqualTo(403);
    }
}
