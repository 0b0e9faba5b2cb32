package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Concerns;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Scopes;
import dev.tokenward.domain.Unlisted;
import dev.tokenward.domain.ZendeskDates;
import dev.tokenward.net.Answer;
import dev.tokenward.net.TimeFrame;
import dev.tokenward.zendesk.OauthToken;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The access tokens of one client, asked of Zendesk when somebody wants to see them: there may be
 * tens of thousands in an account, they come and go, and none is stored.
 */
public final class AccessTokenList {
    /** As many as are shown: 3 MB at most, with 100 scopes each; Lambda answers 6. */
    public static final int MOST = 1_000;

    /** For all pages together; the function ends after 28 seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Zendesk would have switched an API token off by then. */
    private static final long IDLE_DAYS = ZendeskDates.IDLE.toDays();

    private static final int SOME = 5;

    private static final Comparator<TokensOfClient.Line> MOST_NEEDED =
            Comparator.<TokensOfClient.Line, Boolean>comparing(l -> l.excess().isEmpty())
                    .thenComparing(l -> l.attention().isEmpty())
                    .thenComparing(l -> l.token().expiresAt().isPresent())
                    .thenComparing(l -> l.idleDays().orElse(0L), Comparator.reverseOrder())
                    .thenComparing(l -> l.token().id(), AccessUse.BY_NUMBER);

    private final World world;
    private final Supplier<Zendesk> zendesk;

    public AccessTokenList(World world, Supplier<Zendesk> zendesk) {
        this.world = world;
        this.zendesk = zendesk;
    }

    /**
     * For whoever may see the client.
     *
     * @param id of its record, or of its row where nobody stands for it
     */
    public Result<TokensOfClient> show(Actor actor, String id) {
        Optional<Listed> visible = Visibility.listed(world.store(), id, actor);
        if (visible.isEmpty()) {
            return new Result.Refused<>(Visibility.noSuchCredential(id));
        }
        Listed client = visible.get();
        if (client.kind() != Kind.OAUTH_CLIENT) {
            return wrong(
                    client,
                    "An API token is used as it is: only OAuth clients have access tokens.");
        }
        return client.zendeskId()
                .map(number -> read(new Lines(world).of(client), number))
                .orElseGet(() -> wrong(client, "It is not made in Zendesk yet."));
    }

    private Result<TokensOfClient> read(InventoryLine client, String number) {
        Instant now = world.now();
        List<TokensOfClient.Line> tokens = new ArrayList<>();
        List<String> granted = scopes(client);
        Concerns concerns = new Concerns(world.policy(), now);
        int[] read = {0};
        Answer<Integer> answer =
                TimeFrame.of(
                        LONGEST,
                        () ->
                                ask(
                                        client,
                                        number,
                                        token -> {
                                            read[0]++;
                                            if (isOf(client, number, token)) {
                                                tokens.add(line(token, granted, concerns, now));
                                            }
                                        },
                                        () -> tokens.size() < MOST));
        Optional<String> failure = failure(answer, client, tokens.size());
        if (failure.isPresent() && read[0] == 0) {
            return new Result.Refused<>(
                    new Refusal.NotNow(failure.get() + " The same call may be repeated."));
        }
        tokens.sort(MOST_NEEDED);
        return new Result.Done<>(new TokensOfClient(client, now, tokens, failure));
    }

    private static Optional<String> failure(
            Answer<Integer> answer, InventoryLine client, int shown) {
        return switch (answer) {
            case Answer.Ok<Integer> all -> Optional.empty();
            // with its client they are gone, too
            case Answer.Missing<Integer> gone when isOver(client) -> Optional.empty();
            case Answer<Integer> other when shown >= MOST ->
                    Optional.of("There are more than " + MOST + ": these were listed first.");
            case Answer<Integer> other ->
                    Optional.of(
                            "Zendesk's list was not read to its end: " + other.describe() + ".");
        };
    }

    private static boolean isOver(InventoryLine client) {
        return !client.listed().status().mayExist();
    }

    /**
     * Zendesk looks for a client's by its number only where that is one of the account's own, so
     * those of others are sought among all.
     */
    private Answer<Integer> ask(
            InventoryLine client,
            String number,
            Consumer<OauthToken> each,
            BooleanSupplier goesOn) {
        return isUnlisted(client)
                ? zendesk.get().eachOauthToken(each, goesOn)
                : zendesk.get().eachOauthTokenOf(number, each, goesOn);
    }

    private static boolean isOf(InventoryLine client, String number, OauthToken token) {
        return !isUnlisted(client) || token.clientId().orElse(Unlisted.NO_CLIENT).equals(number);
    }

    private static boolean isUnlisted(InventoryLine client) {
        return client.row().filter(UnlistedRows::isOne).isPresent();
    }

    private static TokensOfClient.Line line(
            OauthToken token, List<String> granted, Concerns concerns, Instant now) {
        Optional<Long> idle = token.usedAt().or(token::createdAt).map(concerns::days);
        List<String> excess =
                granted.isEmpty()
                        ? List.of()
                        : token.scopes().stream()
                                .filter(scope -> !Scopes.covers(granted, scope))
                                .toList();
        return new TokensOfClient.Line(
                token,
                token.createdAt().map(concerns::days),
                idle,
                excess,
                attention(token, excess, idle.orElse(0L), now));
    }

    private static List<String> attention(
            OauthToken token, List<String> excess, long idle, Instant now) {
        List<String> all = new ArrayList<>();
        if (!excess.isEmpty()) {
            all.add("It may do more than its client: " + some(excess) + ".");
        }
        token.expiresAt()
                .ifPresentOrElse(
                        at -> {
                            if (!at.isAfter(now)) {
                                all.add("Its end has passed, and Zendesk still lists it.");
                            }
                        },
                        () -> all.add("It never ends."));
        if (idle >= IDLE_DAYS) {
            all.add(
                    token.usedAt().isPresent()
                            ? "It was not used for " + idle + " days."
                            : "It was never used since it was made " + idle + " days ago.");
        }
        return all;
    }

    private static String some(List<String> scopes) {
        String first = String.join(", ", scopes.stream().limit(SOME).toList());
        return scopes.size() > SOME ? first + " and " + (scopes.size() - SOME) + " more" : first;
    }

    /** What its client may ask for; empty where that is not limited, or not known. */
    private static List<String> scopes(InventoryLine client) {
        return client.row()
                .map(f -> f.seen().scopes())
                .orElseGet(() ->
                        client.listed() instanceof Listed.Managed(Credential c)
                                ? c.scopes()
                                : List.of());
    }

    private static Result<TokensOfClient> wrong(Listed listed, String message) {
        return new Result.Refused<>(new Refusal.WrongState(message, listed.status().name()));
    }
}
