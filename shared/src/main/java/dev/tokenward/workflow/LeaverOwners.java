package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Roster;
import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.Zendesk;
import dev.tokenward.zendesk.ZendeskUser;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whoever made what stands in Zendesk without a request: an OAuth client acts as them and stops
 * with them (hazard E32), an API token lives on without them. Told, and nothing more: what
 * Tokenward does not manage it does not touch by itself.
 */
final class LeaverOwners {
    private final Supplier<Zendesk> zendesk;
    private final Roster roster;
    private final LeaverRows rows;
    private final SweepRun run;

    LeaverOwners(Supplier<Zendesk> zendesk, Roster roster, LeaverRows rows, SweepRun run) {
        this.zendesk = zendesk;
        this.roster = roster;
        this.rows = rows;
        this.run = run;
    }

    /**
     * @param id Zendesk's number of the user
     */
    void look(String id, List<Found> made) {
        // neither a user that cannot be read nor a call that failed proves anything
        if (!(zendesk.get().user(id) instanceof Answer.Ok<ZendeskUser>(ZendeskUser user))) {
            return;
        }
        user.email()
                .filter(email -> roster.byEmail(email).isPresent())
                .ifPresent(email -> rows.madeBy(made, email));
        List<Found> clients = of(Kind.OAUTH_CLIENT, made);
        Optional<String> goes = goes(user, made);
        Leave.ofOwner(user)
                .map(what ->
                        what
                                + ", and owns OAuth clients that act as them, so that they stop or"
                                + " do less: ")
                .or(() ->
                        goes.map(what ->
                                what
                                        + ", and owns OAuth clients that act as them: they work until"
                                        + " Zendesk's user is suspended, deleted or demoted, and stop or"
                                        + " do less from then on: "))
                .filter(what -> !clients.isEmpty())
                .ifPresent(what ->
                        matter(
                                "owner:" + id,
                                user.name() + " " + what + names(clients),
                                "Support Ops managers: have each replaced by a client of a present"
                                        + " administrator before it stops what uses it"));
        List<Found> tokens = of(Kind.API_TOKEN, made);
        Leave.ofOwner(user)
                .or(() -> goes)
                .filter(what -> !tokens.isEmpty())
                .ifPresent(what ->
                        matter(
                                "maker:" + id,
                                user.name()
                                        + " "
                                        + what
                                        + ", and made API tokens that nobody stands for, which live on: "
                                        + names(tokens),
                                "Support Ops managers: adopt each for somebody (POST"
                                        + " /credentials/{id}/adoption), or "
                                        + Found.takenOut("{id}")));
    }

    /**
     * Not in the directory any more, though still at work in Zendesk. Only of whom the directory
     * knew: a user for integrations was never in it. Whom the names of what they made propose may
     * be somebody else, so the maker is remembered.
     */
    private Optional<String> goes(ZendeskUser user, List<Found> made) {
        return user.email()
                .filter(email -> roster.byEmail(email).isEmpty())
                .filter(email -> made.stream().anyMatch(f -> knew(f, email)))
                .map(email -> Leave.NOT_IN_DIRECTORY);
    }

    /** An earlier version remembered no maker, and another address in Zendesk is nobody's end. */
    private boolean knew(Found f, Email email) {
        return f.maker().filter(maker -> roster.byEmail(maker).isEmpty()).isPresent()
                || f.owner().filter(o -> o.email().equals(email)).isPresent();
    }

    private void matter(String key, String what, String who) {
        run.count(Counted.LEAVERS);
        run.matter(new Matter(key, Matter.Urgency.SOON, what, who));
    }

    private static List<Found> of(Kind kind, List<Found> made) {
        return made.stream().filter(f -> f.kind() == kind).toList();
    }

    private static String names(List<Found> found) {
        return Labels.of(found.stream().map(Found::label).toList());
    }
}
