package dev.tokenward.domain;

import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.Found.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A client that only its access tokens tell of: Zendesk's list of clients is of the account's own,
 * and leaves out those of others that were let in (its "external" or "global" clients). It is shown
 * and nothing else.
 */
public final class Unlisted {
    /** In the place of a client's number, where Zendesk names no client of a token. */
    public static final String NO_CLIENT = "none";

    /** https://support.zendesk.com/hc/en-us/articles/9447118302362 */
    private static final String WAY =
            "an administrator revokes its tokens in Admin Center, Apps and integrations, APIs,"
                    + " External OAuth clients.";

    /** A client without a name would count as misnamed. */
    private static final Naming NAMING =
            Naming.nonsense("is not known: Zendesk does not list the client");

    /** What is seen of one of which there is nothing but its tokens. */
    public static final Seen NOTHING =
            new Seen(
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());

    private Unlisted() {}

    /**
     * Its tokens are seen for the first time.
     *
     * @param clientId Zendesk's number of the client, or {@link #NO_CLIENT}
     */
    public static Found appeared(String clientId, Seen seen, Policy policy, Instant now) {
        return FoundLifecycle.first(
                Kind.OAUTH_CLIENT,
                clientId,
                seen,
                NAMING,
                Optional.empty(),
                Standing.UNLISTED,
                Optional.empty(),
                Optional.empty(),
                policy,
                now);
    }

    /** Its tokens are seen again; empty where nothing changed that is worth a write. */
    public static Optional<Found> seenAgain(Found f, Seen seen, Policy policy, Instant now) {
        Found next =
                f.lookedAt(seen, NAMING, Optional.empty(), policy, now)
                        .to(Standing.UNLISTED, now)
                        .credentialId(null)
                        .removal(null)
                        .renamed(Optional.empty())
                        .next();
        return f.saysTheSame(next) ? Optional.empty() : Optional.of(next);
    }

    /** Whoever wants to do something to it is told where that can be done. */
    public static Optional<Refusal> refuse(Found f) {
        return f.standing() == Standing.UNLISTED
                ? Optional.of(
                        new Refusal.WrongState(
                                "Zendesk does not list this client, which is probably a third party's:"
                                        + " it is not Tokenward's to rename, adopt or end. If its access is"
                                        + " to end, "
                                        + WAY,
                                f.standing().name()))
                : Optional.empty();
    }

    static List<String> concerns(Found f) {
        int count = f.seen().tokens().orElse(0);
        String has =
                count
                        + (count == 1 ? " token, " : " tokens, ")
                        + f.seen()
                                .access()
                                .map(a -> Integer.toString(a.withoutEnd()))
                                .orElse("an unknown number of them")
                        + " without an end.";
        String what =
                f.zendeskId().equals(NO_CLIENT)
                        ? "Zendesk names no client of " + has
                        : "A client that Zendesk does not list (probably a third party's) has "
                                + has;
        return List.of(what, "If its access is to end, " + WAY);
    }
}
