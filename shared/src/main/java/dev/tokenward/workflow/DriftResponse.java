package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Outcome;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.OauthClient;
import dev.tokenward.zendesk.Zendesk;
import java.time.Instant;
import java.util.function.Consumer;

/** What is done about a drift, and whom it is told. */
final class DriftResponse {
    private final World world;
    private final Zendesk zendesk;
    private final int most;
    private final SweepRun run;
    private final DriftReport report;
    private final Leftovers leftovers;

    DriftResponse(World world, Zendesk zendesk, int most, SweepRun run) {
        this.world = world;
        this.zendesk = zendesk;
        this.most = most;
        this.run = run;
        this.report = new DriftReport(run);
        this.leftovers = new Leftovers(world, zendesk, run);
    }

    /**
     * @param firstSeen since when it is seen without a break
     */
    void to(Drift drift, Instant firstSeen) {
        // a list so soon after the first one may be the very same (lists lag)
        boolean twice = TwoSightings.isSecond(firstSeen, world.now());
        switch (drift) {
            case Drift.OurOwn own -> report.own(own);
            case Drift.OtherScopes other -> report.scopes(other);
            case Drift.Stray stray -> report.stray(stray);
            case Drift.Twin twin -> {
                if (twice) {
                    report.twin(twin);
                }
            }
            case Drift.Renamed renamed -> {
                // at a first sight it may be our own renaming, in a list that lags
                if (twice) {
                    report.renamed(renamed);
                }
            }
            case Drift.Missing missing -> {
                if (twice) {
                    missing(missing);
                } else {
                    report.seenOnce(drift, name(missing.credential()), "is not in Zendesk's list");
                }
            }
            case Drift.Inactive inactive -> {
                Credential c = inactive.credential();
                if (twice) {
                    settle(
                            CredentialLifecycle.deactivated(
                                    c, Deactivations.of(inactive.token(), firstSeen)),
                            Counted.DEACTIVATED,
                            report::deactivated);
                } else {
                    report.seenOnce(drift, name(c), "is inactive in Zendesk");
                }
            }
            case Drift.ActiveAgain again -> {
                if (twice) {
                    settle(
                            CredentialLifecycle.reactivated(again.credential(), world.now()),
                            Counted.REACTIVATED,
                            report::reactivated);
                }
            }
            case Drift.Leftover leftover -> {
                if (!twice) {
                    report.seenOnce(
                            drift,
                            "The client " + leftover.client().identifier(),
                            "is in Zendesk, although its credential is over");
                } else if (mayGoOn()) {
                    leftovers.remove(leftover);
                }
            }
        }
    }

    /** Lists may lag behind a creation by more than we think; a client can be asked for itself. */
    private void missing(Drift.Missing missing) {
        Credential c = missing.credential();
        switch (c.kind()) {
            case API_TOKEN -> gone(c);
            case OAUTH_CLIENT -> {
                switch (zendesk.oauthClient(c.zendeskId().orElse("0"))) {
                    case Answer.Missing<OauthClient> confirmed -> gone(c);
                    case Answer.Ok<OauthClient> there -> report.listLags(missing);
                    case Answer<OauthClient> other ->
                            run.leftOver("asking Zendesk for " + c.id() + ": " + other.describe());
                }
            }
        }
    }

    private void gone(Credential c) {
        if (mayGoOn()) {
            settle(CredentialLifecycle.gone(c, world.now()), Counted.GONE, report::gone);
        }
    }

    private boolean mayGoOn() {
        boolean may = run.counted(Counted.GONE) + run.counted(Counted.LEFTOVERS_DELETED) < most;
        if (!may) {
            report.capped(most);
        }
        return may;
    }

    private void settle(Outcome<Credential> outcome, String counted, Consumer<Credential> tell) {
        if (!(outcome instanceof Outcome.Changed<Credential>(Change<Credential> change))) {
            return;
        }
        if (!run.dryRun()) {
            Commit commit = new Commit().credential(change);
            TokenName.releaseIfOver(world, commit, change.next());
            if (!(world.store().commit(commit) instanceof CommitResult.Committed)) {
                return;
            }
        }
        run.count(counted);
        tell.accept(change.next());
    }

    private static String name(Credential c) {
        return DriftReport.name(c);
    }
}
