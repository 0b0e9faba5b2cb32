package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Concerns;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Scopes;
import dev.tokenward.domain.Unlisted;
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
    /** As many as are shown: about 3 MB of JSON, half of what Lambda can answer. */
    static final int MOST = 5_000;

    /** For all pages together; the function ends after 28 seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Zendesk would have switched an API token off by then. */
    private static final long IDLE_DAYS = 30;

    private static final Comparator<TokensOfClient.Line> MOST_NEEDED =
            Comparator.<TokensOfClient.Line, Boolean>comparing(
                            l -> l.token().expiresAt().isPresent())
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
        InventoryLine client = new Lines(world).of(visible.get());
        if (kind(visible.get()) != Kind.OAUTH_CLIENT) {
            return wrong(
                    "An API token is used as it is: only OAuth clients have access tokens.",
                    visible.get());
        }
        Optional<String> number = number(visible.get());
        return number.isEmpty()
                ? wrong("It is not made in Zendesk yet.", visible.get())
                : read(client, number.get());
    }

    private Result<TokensOfClient> read(InventoryLine client, String number) {
        Instant now = world.now();
        List<TokensOfClient.Line> tokens = new ArrayList<>();
        List<String> granted = scopes(client);
        Answer<Integer> answer =
                TimeFrame.of(
                        LONGEST,
                        () ->
                                ask(
                                        number,
                                        token -> tokens.add(line(token, granted, now)),
                                        () -> tokens.size() < MOST));
        Optional<String> failure =
                switch (answer) {
                    case Answer.Ok<Integer> all -> Optional.empty();
                    // with its client they are gone, too
                    case Answer.Missing<Integer> gone -> Optional.empty();
                    case Answer<Integer> other when tokens.size() >= MOST ->
                            Optional.of(
                                    "There are more than " + MOST + ": these were listed first.");
                    case Answer<Integer> other ->
                            Optional.of(
                                    "Zendesk's list was not read to its end: " + other.describe());
                };
        if (failure.isPresent() && tokens.isEmpty()) {
            return new Result.Refused<>(
                    new Refusal.NotNow(failure.get() + " The same call may be repeated."));
        }
        tokens.sort(MOST_NEEDED);
        return new Result.Done<>(new TokensOfClient(client, now, tokens, failure));
    }

    private Answer<Integer> ask(String number, Consumer<OauthToken> each, BooleanSupplier goesOn) {
        if (!number.equals(Unlisted.NO_CLIENT)) {
            return zendesk.get().eachOauthTokenOf(number, each, goesOn);
        }
        return zendesk.get()
                .eachOauthToken(
                        token -> {
                            if (token.clientId().isEmpty()) {
                                each.accept(token);
                            }
                        },
                        goesOn);
    }

    private TokensOfClient.Line line(OauthToken token, List<String> granted, Instant now) {
        Concerns concerns = new Concerns(world.policy(), now);
        Optional<Long> idle = token.usedAt().or(token::createdAt).map(concerns::days);
        return new TokensOfClient.Line(
                token,
                token.createdAt().map(concerns::days),
                idle,
                attention(token, granted, idle.orElse(0L), now));
    }

    private static List<String> attention(
            OauthToken token, List<String> granted, long idle, Instant now) {
        List<String> all = new ArrayList<>();
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
        List<String> more =
                granted.isEmpty()
                        ? List.of()
                        : token.scopes().stream()
                                .filter(scope -> !Scopes.covers(granted, scope))
                                .toList();
        if (!more.isEmpty()) {
            all.add("It may do more than its client: " + String.join(", ", more) + ".");
        }
        return all;
    }

    /** What Zendesk lets its client ask for; empty where that is not limited, or not known. */
    private static List<String> scopes(InventoryLine client) {
        return client.row().map(f -> f.seen().scopes()).orElse(List.of());
    }

    private static Kind kind(Listed listed) {
        return switch (listed) {
            case Listed.Managed(Credential c) -> c.kind();
            case Listed.Stray(Found f) -> f.kind();
        };
    }

    private static Optional<String> number(Listed listed) {
        return switch (listed) {
            case Listed.Managed(Credential c) -> c.zendeskId();
            case Listed.Stray(Found f) -> Optional.of(f.zendeskId());
        };
    }

    private static Result<TokensOfClient> wrong(String message, Listed listed) {
        String state =
                switch (listed) {
                    case Listed.Managed(Credential c) -> c.status().name();
                    case Listed.Stray(Found f) -> f.status().name();
                };
        return new Result.Refused<>(new Refusal.WrongState(message, state));
    }
}
