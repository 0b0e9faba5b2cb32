package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departing;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Stage;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is done about the credentials of those who left: Support Ops is asked, and where a setting
 * says so the API token is switched off first, which can be undone (hazard E11). Intent, act, look
 * and outcome are recorded one by one, so that another run goes on from each.
 */
final class LeaverCredentials {
    private static final String MANAGERS = "Support Ops managers";

    private final World world;
    private final TokenSwitch tokens;
    private final Transfers transfers;
    private final boolean deactivate;
    private final int most;
    private final SweepRun run;
    private Optional<Answer<List<ApiToken>>> listed = Optional.empty();

    /**
     * @param deactivate whether API tokens are switched off
     * @param most that one run switches off, with all else that it does at a second sight
     */
    LeaverCredentials(
            World world, Supplier<Zendesk> zendesk, boolean deactivate, int most, SweepRun run) {
        this.world = world;
        this.tokens = new TokenSwitch(zendesk);
        this.transfers = new Transfers(world, zendesk);
        this.deactivate = deactivate;
        this.most = most;
        this.run = run;
    }

    /** Their holder was seen to have left twice, some time apart. */
    void left(Credential c, String what) {
        Optional<Departure.Stage> stage = c.departure().map(Departure::stage);
        if (stage.equals(Optional.of(Departure.Stage.TO_SWITCH_OFF))) {
            goOn(c, what);
        } else if (deactivate
                && c.kind() == Kind.API_TOKEN
                && c.status() == CredentialStatus.ACTIVE
                && stage.filter(s -> s != Departure.Stage.NOTICED).isEmpty()) {
            begin(c, what);
        } else if (stage.isEmpty()) {
            notice(c, what);
        }
    }

    /** Their holder is there. */
    void there(Credential c) {
        switch (c.departure().orElseThrow().stage()) {
            case NOTICED, KEPT -> commit(Departing.back(c));
            case TO_SWITCH_OFF -> {
                // what was begun may be done already: that decides
                if (find(c) instanceof Answer.Ok<ApiToken>(ApiToken token)) {
                    commit(
                            token.active()
                                    ? Departing.back(c)
                                    : Departing.switchedOff(c, world.now()));
                }
            }
            case SWITCHED_OFF ->
                    matter(
                            "back:" + c.id(),
                            name(c)
                                    + " was switched off because its holder, "
                                    + c.holder()
                                    + ", had left, and they are there.",
                            MANAGERS
                                    + ": have it switched on (POST /credentials/"
                                    + c.id()
                                    + "/transfer), or end it");
            case TO_SWITCH_ON -> {
                // whoever is to have it gets it, see below
            }
        }
    }

    /** A person said who is to have it, and it is not switched on yet. */
    void switchOn(Credential c) {
        if (run.dryRun()) {
            run.count(Counted.SWITCHED_ON);
            return;
        }
        if (transfers.carryOut(c) instanceof Answer.Ok<Credential>) {
            run.count(Counted.SWITCHED_ON);
            return;
        }
        matter(
                "transfer:" + c.id(),
                name(c)
                        + " is to be switched on for "
                        + c.departure()
                                .flatMap(Departure::heir)
                                .map(h -> h.email().value())
                                .orElse("somebody")
                        + ", and was not. The audit says why.",
                "nobody yet; the next daily sweep tries again. "
                        + MANAGERS
                        + " may end it instead");
    }

    /** In one list a run: each record is worked on once, and Zendesk has 100 tokens a page. */
    private Answer<ApiToken> find(Credential c) {
        Answer<List<ApiToken>> list = listed.orElseGet(tokens::list);
        listed = Optional.of(list);
        return TokenSwitch.find(list, c.zendeskId());
    }

    private void begin(Credential c, String what) {
        switch (find(c)) {
            case Answer.Ok<ApiToken>(ApiToken token) when !token.active() -> {
                // somebody else was faster: the comparison with Zendesk records that
                if (c.departure().isEmpty()) {
                    notice(c, what);
                }
            }
            case Answer.Ok<ApiToken>(ApiToken token) -> {
                if (mayGoOn()) {
                    Change<Credential> intent =
                            Departing.toSwitchOff(c, what, manager(c), world.now());
                    if (run.dryRun()) {
                        run.count(Counted.LEAVERS_SWITCHED_OFF);
                    } else if (commit(intent)) {
                        switchOff(intent.next(), token);
                    }
                }
            }
            case Answer<ApiToken> other -> failed(c, other);
        }
    }

    private void goOn(Credential c, String what) {
        switch (find(c)) {
            case Answer.Ok<ApiToken>(ApiToken token) when token.active() && !deactivate ->
                    commit(Departing.noticed(c, what, manager(c), world.now()));
            case Answer.Ok<ApiToken>(ApiToken token) -> {
                if (!token.active() || mayGoOn()) {
                    switchOff(c, token);
                }
            }
            case Answer<ApiToken> other -> failed(c, other);
        }
    }

    private void switchOff(Credential c, ApiToken token) {
        if (run.dryRun()) {
            run.count(Counted.LEAVERS_SWITCHED_OFF);
            return;
        }
        switch (tokens.set(token, false)) {
            case Answer.Ok<ApiToken> off -> {
                if (commit(Departing.switchedOff(c, world.now()))) {
                    run.count(Counted.LEAVERS_SWITCHED_OFF);
                }
            }
            case Answer<ApiToken> other -> {
                commit(Departing.notSwitched(c, other.describe()));
                failed(c, other);
            }
        }
    }

    private void notice(Credential c, String what) {
        if (commit(Departing.noticed(c, what, manager(c), world.now()))) {
            run.count(Counted.LEAVERS_ASKED);
        }
    }

    /** With all else that one run does at a second sight (hazard E15). */
    private boolean mayGoOn() {
        boolean may =
                run.counted(Counted.GONE)
                                + run.counted(Counted.LEFTOVERS_DELETED)
                                + run.counted(Counted.LEAVERS_SWITCHED_OFF)
                        < most;
        if (!may) {
            run.leftOver("API tokens of those who left: one run switches off " + most);
        }
        return may;
    }

    private void failed(Credential c, Answer<?> answer) {
        matter(
                "switch-off:" + c.id(),
                name(c)
                        + " is to be switched off, as its holder left or lost their rights, and was not: "
                        + answer.describe(),
                "nobody yet; the next daily sweep tries again");
    }

    /**
     * Their manager by the directory; where they are not in it any more, who approved as manager.
     * Support Ops managers are asked anyhow.
     */
    private Optional<Email> manager(Credential c) {
        return world.facts(c.holder()).managers().stream()
                .findFirst()
                .or(() ->
                        Leave.request(world, c)
                                .flatMap(r -> r.standing(Stage.MANAGER))
                                .flatMap(d -> world.store().person(d.by())))
                .filter(p -> !p.is(Role.SUPPORT_OPS_MANAGER))
                .map(Person::email)
                .filter(m -> !m.equals(c.holder()));
    }

    private boolean commit(Change<Credential> change) {
        return run.dryRun()
                || world.store().commit(new Commit().credential(change))
                        instanceof CommitResult.Committed;
    }

    private void matter(String key, String what, String who) {
        run.matter(new Matter(key, Matter.Urgency.SOON, what, who));
    }

    private static String name(Credential c) {
        return "The API token " + Labels.of(c.name());
    }
}
