package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Store;
import java.time.Instant;
import java.util.Optional;

/**
 * A request as it is looked at alone.
 *
 * @param deletion of the credential before it, while a new one waits for that
 */
public record ShownRequest(Request request, Optional<Deletion> deletion) {
    /**
     * What is waited for.
     *
     * @param nextAttemptAt when it is tried again
     * @param words as a sentence
     */
    public record Deletion(Instant nextAttemptAt, String words) {}

    static ShownRequest of(Request r, Store store, Policy policy) {
        Optional<Deletion> deletion =
                r.credentialId()
                        .filter(id -> r.state() == RequestState.APPROVED)
                        .flatMap(store::credential)
                        .filter(c -> c.status().isEnding())
                        .flatMap(Credential::revocation)
                        .map(revocation ->
                                new Deletion(
                                        revocation.nextAttemptAt(),
                                        "The credential before it is deleted first; "
                                                + revocation.next(policy)));
        return new ShownRequest(r, deletion);
    }
}
