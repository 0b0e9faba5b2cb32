package dev.tokenward.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads a list of GitLab's page by page, as far as it matters. */
final class Lists {
    private static final int PAGE = 100;

    /** 500 elements: what Tokenward looks for was written lately. */
    private static final int MOST_PAGES = 5;

    private final GitLabCalls calls;

    Lists(GitLabCalls calls) {
        this.calls = calls;
    }

    /** The first element of which something is made. */
    <T> Answer<Optional<T>> first(Call list, Function<JsonNode, Optional<T>> pick) {
        return read(list, pick, 1).map(found -> found.stream().findFirst());
    }

    /** What is made of the elements, in their order. */
    <T> Answer<List<T>> all(Call list, Function<JsonNode, Optional<T>> pick) {
        return read(list, pick, Integer.MAX_VALUE);
    }

    private <T> Answer<List<T>> read(Call list, Function<JsonNode, Optional<T>> pick, int enough) {
        List<T> found = new ArrayList<>();
        OptionalInt next = OptionalInt.of(1);
        for (int read = 0; read < MOST_PAGES && next.isPresent(); read++) {
            int page = next.getAsInt();
            Call call =
                    list.query("per_page", Integer.toString(PAGE))
                            .query("page", Integer.toString(page));
            Answer<OptionalInt> answer =
                    calls.ask(
                            call,
                            (json, reply) -> {
                                json.forEach(element -> pick.apply(element).ifPresent(found::add));
                                return next(json, reply, page);
                            });
            if (!(answer instanceof Answer.Ok<OptionalInt>(OptionalInt after))) {
                return answer.map(none -> List.of());
            }
            next = found.size() >= enough ? OptionalInt.empty() : after;
        }
        return new Answer.Ok<>(List.copyOf(found));
    }

    /** The next page's number: empty on the last one; a proxy may have taken the header away. */
    private static Answer<OptionalInt> next(JsonNode json, Reply reply, int page) {
        if (!json.isArray()) {
            return new Answer.Later<>(Optional.empty(), "GitLab shows no list");
        }
        boolean more =
                reply.header("x-next-page")
                        .map(next -> !next.isBlank())
                        .orElse(json.size() == PAGE);
        return new Answer.Ok<>(more ? OptionalInt.of(page + 1) : OptionalInt.empty());
    }
}
