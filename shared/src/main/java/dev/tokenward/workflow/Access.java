package dev.tokenward.workflow;

import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.Survey.Look;
import dev.tokenward.domain.Unlisted;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.Zendesk;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The access tokens of the account, counted by client as they come by: there may be tens of
 * thousands, and none is kept.
 */
final class Access {
    private static final int PROGRESS = 1_000;

    private final Map<String, AccessUse> byClient = new HashMap<>();
    private final Optional<String> failure;
    private final int count;

    private Access(Optional<String> failure, int count) {
        this.failure = failure;
        this.count = count;
    }

    /**
     * Counts them, unless there is no client that could have one.
     *
     * @param before the last look, which says about how many there are
     */
    static Access of(
            Zendesk account,
            Answer<List<OauthClient>> clients,
            Optional<Look> before,
            SweepRun run) {
        if (!(clients instanceof Answer.Ok<List<OauthClient>>)) {
            return new Access(Optional.of("the clients were not listed"), 0);
        }
        Map<String, AccessUse> uses = new HashMap<>();
        int[] seen = {0};
        Answer<Integer> answer =
                account.eachOauthToken(
                        token -> {
                            uses.computeIfAbsent(
                                            token.clientId().orElse(Unlisted.NO_CLIENT),
                                            id -> new AccessUse())
                                    .add(token);
                            seen[0]++;
                            if (seen[0] % PROGRESS == 0) {
                                run.doing(
                                        seen[0]
                                                + before.filter(l -> l.count() >= seen[0])
                                                        .map(l -> " of about " + l.count())
                                                        .orElse("")
                                                + " access tokens counted");
                            }
                        },
                        run::mayCallZendesk);
        Access access =
                answer instanceof Answer.Ok<Integer>(Integer all)
                        ? new Access(Optional.empty(), all)
                        : new Access(Optional.of(answer.describe()), 0);
        if (access.failure.isEmpty()) {
            access.byClient.putAll(uses);
        } else {
            run.leftOver("counting the access tokens of OAuth clients");
            run.matter(
                    Sight.incomplete(
                            "access tokens",
                            "The list of access tokens: " + access.failure.orElseThrow()));
        }
        return access;
    }

    /** The same with the client's tokens, if all could be counted. */
    Seen in(Seen seen, String clientId) {
        return isWhole() ? byClient.getOrDefault(clientId, new AccessUse()).in(seen) : seen;
    }

    boolean isWhole() {
        return failure.isEmpty();
    }

    /** By the number of the client; of none while not all could be counted. */
    Map<String, AccessUse> byClient() {
        return Map.copyOf(byClient);
    }

    int count() {
        return count;
    }

    Look look(Optional<Look> before, Instant now) {
        return failure.map(why -> Look.failed(before, why, now))
                .orElseGet(() -> Look.complete(count, now));
    }
}
