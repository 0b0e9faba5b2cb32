package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.Optional;

/** Seeing, confirming and handing back credentials. */
public final class Inventory {
    public Result<Page<Credential>> list(
            Actor actor, CredentialView view, Optional<CredentialStatus> status, PageRequest page) {
        throw new UnsupportedOperationException("soon");
    }

    public Result<Credential> get(Actor actor, String credentialId) {
        throw new UnsupportedOperationException("soon");
    }

    /** The holder confirms that the value arrived: its message is redacted at once. */
    public Result<Credential> receipt(Actor actor, String credentialId) {
        throw new UnsupportedOperationException("soon");
    }

    /**
     * Orders the end of a credential and carries it out as far as it goes now.
     *
     * @param confirm the credential's name, typed by the caller
     */
    public Result<Credential> revoke(Actor actor, String credentialId, String confirm) {
        throw new UnsupportedOperationException("soon");
    }
}
