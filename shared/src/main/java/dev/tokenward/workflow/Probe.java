package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Scopes;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.Created;
import dev.tokenward.zendesk.MintRefusal;
import dev.tokenward.zendesk.Minted;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tries a new credential before anybody has it: it works, and for a client its scopes are a
 * ceiling. Sources disagree on whether Zendesk holds a client to its scopes (hazard E31), so it is
 * proven.
 */
final class Probe {
    /** Zendesk's minimum is 300 seconds, worded as exclusive. */
    private static final Duration SHORTEST = Duration.ofSeconds(301);

    private final Zendesk zendesk;
    private final boolean allowUnprovenCeiling;

    Probe(Zendesk zendesk, boolean allowUnprovenCeiling) {
        this.zendesk = zendesk;
        this.allowUnprovenCeiling = allowUnprovenCeiling;
    }

    /** Empty if the credential is as it should be. */
    Optional<Ending> of(Credential c, Created made) {
        return switch (c.kind()) {
            case OAUTH_CLIENT -> inside(c, made).or(() -> outside(c, made));
            case API_TOKEN -> token(c, made);
        };
    }

    private Optional<Ending> inside(Credential c, Created made) {
        return switch (zendesk.mint(c.marker(), made.value(), c.scopes(), SHORTEST)) {
            case Answer.Ok<Minted>(Minted minted) -> {
                Optional<Ending> left = revoke(made, minted);
                yield left.isPresent() || minted.scopes().isEmpty() || holdsTo(minted, c)
                        ? left
                        : Optional.of(
                                new Ending.GiveUp(
                                        "Zendesk gives the new client other scopes ("
                                                + String.join(" ", minted.scopes())
                                                + ") than the approved ones."));
            }
            case Answer.Refused<Minted> refused ->
                    Optional.of(
                            new Ending.GiveUp(
                                    "The new client gets no token with the approved scopes: "
                                            + refused.describe()));
            case Answer<Minted> other -> later("Trying the new client", other);
        };
    }

    private static boolean holdsTo(Minted minted, Credential c) {
        return minted.scopes().stream().allMatch(s -> Scopes.covers(c.scopes(), s));
    }

    /**
     * Only a refusal of the scope is a proof: a client that is not accepted mints nothing at all.
     */
    private Optional<Ending> outside(Credential c, Created made) {
        String outside = outsideOf(c.scopes());
        return switch (zendesk.mint(c.marker(), made.value(), List.of(outside), SHORTEST)) {
            case Answer.Refused<Minted> refused
                    when MintRefusal.of(refused) == MintRefusal.SCOPE || allowUnprovenCeiling ->
                    Optional.empty();
            case Answer.Ok<Minted>(Minted minted) -> {
                Optional<Ending> left = revoke(made, minted);
                // a server may narrow instead of refuse: then the ceiling holds as well
                boolean narrowed = !minted.scopes().isEmpty() && holdsTo(minted, c);
                yield left.isPresent() || narrowed || allowUnprovenCeiling
                        ? left
                        : Optional.of(
                                new Ending.GiveUp(
                                        "Zendesk does not hold the new client to the approved scopes (it"
                                                + " gave a token for \""
                                                + outside
                                                + "\"): it would act as a full administrator, so it was"
                                                + " undone."));
            }
            case Answer<Minted> other -> later("Proving the limits of the new client", other);
        };
    }

    /**
     * Something that was not approved: the broadest access that the approved scopes do not cover.
     */
    private static String outsideOf(List<String> scopes) {
        return Scopes.anyBroad(scopes) ? "impersonate" : "write";
    }

    private Optional<Ending> token(Credential c, Created made) {
        return switch (zendesk.whoIs(c.holder(), made.value())) {
            case Answer.Ok<ZendeskUser> ok -> Optional.empty();
            case Answer.Refused<ZendeskUser> refused ->
                    Optional.of(notAccepted(c, refused.describe()));
            case Answer.Blind<ZendeskUser> blind -> Optional.of(notAccepted(c, blind.describe()));
            case Answer<ZendeskUser> other -> later("Trying the new token", other);
        };
    }

    private static Ending notAccepted(Credential c, String how) {
        return new Ending.GiveUp(
                "Zendesk does not accept the new token for "
                        + c.holder()
                        + ": it works for verified users of the account only. "
                        + how);
    }

    /**
     * Probe tokens die at once: one that stays is live until it expires, so it is not put up with.
     */
    private Optional<Ending> revoke(Created made, Minted minted) {
        Answer<Void> revoked = zendesk.revokeMinted(made.id(), minted.token());
        return revoked instanceof Answer.Ok<Void> || revoked instanceof Answer.Missing<Void>
                ? Optional.empty()
                : later("Revoking the probe's token", revoked);
    }

    private static Optional<Ending> later(String what, Answer<?> answer) {
        return Optional.of(new Ending.PutOff(what + ": " + answer.describe(), Ending.SOON));
    }
}
