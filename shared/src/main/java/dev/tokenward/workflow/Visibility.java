package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Refusal;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Role;
import dev.tokenward.store.Store;
import java.util.Optional;

/** Who may see what. What somebody may not see does not exist for them. */
final class Visibility {
    private Visibility() {}

    /** The requester, those asked or who decided, Support Ops, auditors. */
    static boolean of(Request request, Actor actor) {
        return seesAll(actor)
                || actor.email().equals(request.requester())
                || request.waitingFor().contains(actor.email())
                || request.decidedBy(actor.email());
    }

    /** The holder, Support Ops, auditors. */
    static boolean of(Credential credential, Actor actor) {
        return seesAll(actor) || actor.email().equals(credential.holder());
    }

    /** Support Ops, auditors, and who was asked whether it is theirs. */
    static boolean of(Found found, Actor actor) {
        return seesAll(actor) || found.isAsked(actor.email());
    }

    /**
     * Whether a row of what stands in Zendesk is the actor's own: their credential, or what they
     * were asked about while nobody stands for it.
     */
    static boolean isOwn(Found found, Optional<Credential> record, Actor actor) {
        return record.map(c -> c.holder().equals(actor.email()))
                .orElseGet(() -> found.isAsked(actor.email()));
    }

    /**
     * Whether the whole account is shown, or the actor's own alone; empty if they may not have what
     * they ask for.
     *
     * @param view all that they may see, if not given
     */
    static Optional<CredentialView> view(Actor actor, Optional<CredentialView> view) {
        CredentialView widest = seesAll(actor) ? CredentialView.ALL : CredentialView.MINE;
        CredentialView wanted = view.orElse(widest);
        return wanted == CredentialView.ALL && widest == CredentialView.MINE
                ? Optional.empty()
                : Optional.of(wanted);
    }

    /** What stands in Zendesk under this id of a row, if the actor may see it. */
    static Optional<Found> found(Store store, String id, Actor actor) {
        return Optional.of(id)
                .filter(Found::isRowId)
                .flatMap(store::found)
                .filter(f -> of(f, actor));
    }

    /** A credential's record, or a row of what stands in Zendesk, if the actor may see it. */
    static Optional<Listed> listed(Store store, String id, Actor actor) {
        return Found.isRowId(id)
                ? found(store, id, actor).map(Listed.Stray::new)
                : store.credential(id).filter(c -> of(c, actor)).map(Listed.Managed::new);
    }

    static boolean seesAll(Actor actor) {
        return actor.inSupportOps() || actor.is(Role.AUDITOR);
    }

    static Refusal noSuchRequest(String id) {
        return new Refusal.NotVisible("There is no request " + id + " that you may see.");
    }

    static Refusal noSuchCredential(String id) {
        return new Refusal.NotVisible("There is no credential " + id + " that you may see.");
    }
}
