package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Request;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.workflow.Removal.Seen;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Created;
import dev.tokenward.zendesk.Zendesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make an approved credential, by the holder of the request's lease. Before and
 * after each act outside, the credential's record says so; whatever an attempt leaves behind, the
 * next one finds by it.
 */
final class Attempt {
    private final World world;
    private final Zendesk zendesk;
    private final Slack slack;
    private final Alerts alerts;
    private final Request request;
    private Credential credential;
    private @Nullable Created made;

    Attempt(World world, Zendesk zendesk, Slack slack, Request request, Credential credential) {
        this.world = world;
        this.zendesk = zendesk;
        this.slack = slack;
        this.alerts = new Alerts(world);
        this.request = request;
        this.credential = credential;
    }

    /** The credential as this attempt left it. */
    Credential credential() {
        return credential;
    }

    /** Its value, as long as this attempt holds it. */
    Optional<Secret> value() {
        return Optional.ofNullable(made).map(Created::value);
    }

    Ending run() {
        return withdrawn()
                // before anything that may put the request off: its holder may have the value
                .or(this::removeLeftover)
                .or(() -> new StandingCheck(world, zendesk, alerts).of(request))
                .or(this::meetNoStranger)
                .or(this::create)
                .or(this::withdrawn)
                .or(this::probe)
                .or(this::withdrawn)
                .or(this::handOver)
                .orElseGet(Ending.HandedOver::new);
    }

    /** What an earlier attempt may have made is deleted: its value is lost (hazard E2). */
    private Optional<Ending> removeLeftover() {
        if (credential.createAttemptedAt().isEmpty()) {
            return Optional.empty();
        }
        return switch (new Removal(zendesk).takeOut(credential, Optional.empty(), world.now())) {
            case Seen.Gone gone -> save(CredentialLifecycle.undone(credential));
            // the identifier is refused a second time by Zendesk itself; a token's name is not
            case Seen.NotYet(String what, Instant until) ->
                    credential.kind() == Kind.OAUTH_CLIENT
                            ? Optional.empty()
                            : Optional.of(
                                    new Ending.PutOff(
                                            "An earlier attempt had no clear answer; Zendesk's list is"
                                                    + " looked at again before another.",
                                            Duration.between(world.now(), until)));
            case Seen.Trouble(String what, boolean permanent, var after) -> {
                if (permanent) {
                    alerts.raise("zendesk-access", what);
                }
                yield Optional.of(
                        new Ending.PutOff(
                                what, permanent ? NotNow.OPERATOR : after.orElse(Ending.SOON)));
            }
        };
    }

    /** A name taken by a token that is not ours is for a person to resolve, never a delete. */
    private Optional<Ending> meetNoStranger() {
        if (credential.kind() == Kind.OAUTH_CLIENT) {
            return Optional.empty();
        }
        return switch (zendesk.apiTokens()) {
            case Answer.Ok<List<ApiToken>>(List<ApiToken> list) ->
                    list.stream().anyMatch(t -> TokenRemoval.sameName(t, credential))
                            ? Optional.of(
                                    new Ending.GiveUp(
                                            "Zendesk has a token named \""
                                                    + credential.name()
                                                    + "\" already, which Tokenward did not make. Support Ops"
                                                    + " renames or deletes it, then orders another try."))
                            : save(CredentialLifecycle.markerClear(credential, world.now()));
            case Answer<List<ApiToken>> other -> NotNow.of("Listing API tokens", other, alerts);
        };
    }

    private Optional<Ending> create() {
        Optional<Instant> earlier = credential.createAttemptedAt();
        Optional<Ending> stop = save(CredentialLifecycle.creating(credential, world.now()));
        if (stop.isPresent()) {
            return stop;
        }
        Answer<Created> answer =
                switch (credential.kind()) {
                    case OAUTH_CLIENT ->
                            zendesk.createOauthClient(
                                    credential.marker(),
                                    credential.name(),
                                    "Tokenward " + request.id() + ", ends " + credential.endsAt(),
                                    credential.scopes());
                    case API_TOKEN -> zendesk.createApiToken(credential.name());
                };
        if (leftNothing(answer)) {
            stop = save(CredentialLifecycle.notCreated(credential, earlier));
            if (stop.isPresent()) {
                return stop;
            }
        }
        return switch (answer) {
            case Answer.Ok<Created>(Created created) -> {
                made = created;
                yield save(CredentialLifecycle.created(credential, created.id()));
            }
            case Answer.CreationClosed<Created> closed ->
                    Optional.of(
                            new Ending.GiveUp(
                                    "Zendesk creates no API tokens any more on this account. An OAuth client"
                                            + " (kind OAUTH_CLIENT) with the scopes that you need is the way"
                                            + " on: ask for one with a new issue."));
            case Answer.Duplicate<Created> duplicate ->
                    Optional.of(
                            new Ending.PutOff(
                                    "An earlier attempt's client is in Zendesk, but not in its list yet; it"
                                            + " is deleted first.",
                                    Ending.SOON));
            case Answer.Refused<Created> refused ->
                    Optional.of(
                            new Ending.GiveUp(
                                    "Zendesk refuses to create it: " + refused.describe()));
            case Answer.Unclear<Created> unclear ->
                    Optional.of(
                            new Ending.PutOff(
                                    "Zendesk's answer to the creation was lost; what it may have made is"
                                            + " deleted before another try.",
                                    Ending.SOON));
            case Answer<Created> other -> NotNow.of("Creating it in Zendesk", other, alerts);
        };
    }

    private static boolean leftNothing(Answer<?> answer) {
        return switch (answer) {
            case Answer.Ok<?> ok -> false;
            case Answer.Unclear<?> unclear -> false;
            case Answer.Duplicate<?> duplicate -> false;
            case Answer.Missing<?> missing -> true;
            case Answer.Blind<?> blind -> true;
            case Answer.Refused<?> refused -> true;
            case Answer.CreationClosed<?> closed -> true;
            case Answer.Later<?> later -> true;
        };
    }

    private Optional<Ending> withdrawn() {
        return world.store().request(request.id()).filter(Request::withdrawalRequested).isPresent()
                ? Optional.of(new Ending.TakenBack())
                : Optional.empty();
    }

    private Optional<Ending> probe() {
        return new Probe(zendesk, world.policy().allowUnprovenCeiling()).of(credential, theMade());
    }

    private Optional<Ending> handOver() {
        return new Handover(slack, world.policy(), request.attempts())
                .bring(
                        credential,
                        theMade().value(),
                        where ->
                                save(
                                        CredentialLifecycle.placed(
                                                credential,
                                                new Credential.Handover(
                                                        where.channel(), where.ts()))));
    }

    private Created theMade() {
        if (made == null) {
            throw new IllegalStateException("nothing was created");
        }
        return made;
    }

    /** Records a step; another invocation's step in between ends this attempt. */
    private Optional<Ending> save(Change<Credential> change) {
        if (world.store().commit(new Commit().credential(change))
                instanceof CommitResult.Committed) {
            credential = change.next();
            return Optional.empty();
        }
        return Optional.of(new Ending.Superseded());
    }
}
