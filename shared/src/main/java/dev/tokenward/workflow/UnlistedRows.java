package dev.tokenward.workflow;

import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Unlisted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Clients that only their access tokens tell of, by complete lists of both. Nothing is ever done to
 * them, so however many are missing at once may be gone: what is seen again is there again.
 */
final class UnlistedRows {
    private final Map<String, AccessUse> byClient;
    private final Set<String> listed;

    /**
     * @param listed the rows' ids of the clients that Zendesk lists
     */
    UnlistedRows(Access access, Set<String> listed) {
        this.byClient = access.byClient();
        this.listed = listed;
    }

    static boolean isOne(Found f) {
        return f.standing() == Standing.UNLISTED;
    }

    /**
     * What is new or another than before.
     *
     * @param explained the rows' ids for which a record stands
     * @param before the row of an id, if there ever was one
     * @param young from when on a client may have been made after the clients were listed
     */
    List<Found> changed(
            Set<String> explained,
            Function<String, Optional<Found>> before,
            Instant young,
            Policy policy,
            Instant now) {
        List<Found> changed = new ArrayList<>();
        byClient.forEach((client, use) -> {
            String id = Found.rowId(Kind.OAUTH_CLIENT, client);
            if (listed.contains(id) || explained.contains(id)) {
                return;
            }
            Optional<Found> row = before.apply(id);
            Seen seen = use.in(row.map(Found::seen).orElse(Unlisted.NOTHING));
            if (row.isPresent()) {
                // of what was listed until now the list of clients says that it is missing
                row.filter(f -> isOne(f) || f.isGone())
                        .flatMap(f -> Unlisted.seenAgain(f, seen, policy, now))
                        .ifPresent(changed::add);
            } else if (!use.isSince(young)) {
                changed.add(Unlisted.appeared(client, seen, policy, now));
            }
        });
        return changed;
    }

    /** Those of which no token is listed any more. */
    List<Found> missing(Collection<Found> before) {
        return before.stream()
                .filter(UnlistedRows::isOne)
                .filter(f -> !byClient.containsKey(f.zendeskId()) && !listed.contains(f.id()))
                .toList();
    }
}
