package dev.tokenward.workflow;

import dev.tokenward.domain.AccessTokens;
import dev.tokenward.domain.Found.Seen;
import dev.tokenward.zendesk.OauthToken;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The access tokens of one client, added up as they come by. */
final class AccessUse {
    /** Numbers as texts, by their size. */
    static final Comparator<String> BY_NUMBER =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Set<String> users = new HashSet<>();
    private final Set<String> scopes = new TreeSet<>();
    private int tokens;
    private int withoutEnd;
    private Optional<Instant> lastUsedAt = Optional.empty();
    private Optional<Instant> firstMadeAt = Optional.empty();

    void add(OauthToken token) {
        tokens++;
        if (token.expiresAt().isEmpty()) {
            withoutEnd++;
        }
        token.userId().ifPresent(users::add);
        scopes.addAll(token.scopes());
        lastUsedAt = first(lastUsedAt, token.usedAt(), Comparator.reverseOrder());
        firstMadeAt = first(firstMadeAt, token.createdAt(), Comparator.naturalOrder());
    }

    private static Optional<Instant> first(
            Optional<Instant> a, Optional<Instant> b, Comparator<Instant> order) {
        return a.isPresent() && b.isPresent()
                ? Optional.of(order.compare(a.get(), b.get()) <= 0 ? a.get() : b.get())
                : a.or(() -> b);
    }

    Seen in(Seen seen) {
        return seen.using(
                tokens,
                lastUsedAt,
                new AccessTokens(
                        withoutEnd,
                        users.stream().sorted(BY_NUMBER).limit(AccessTokens.MOST_USERS).toList(),
                        users.size(),
                        scopes.stream().limit(AccessTokens.MOST_SCOPES).toList()));
    }

    /** Whether all that is known to have been made was made after this. */
    boolean isSince(Instant start) {
        return firstMadeAt.filter(at -> at.isAfter(start)).isPresent();
    }
}
