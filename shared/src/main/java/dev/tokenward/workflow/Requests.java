package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.Optional;

/** Asking, following and taking back. */
public final class Requests {
    /**
     * Checks and records a request.
     *
     * @param idempotencyKey of this person, kept for 24 hours
     */
    public Result<Request> submit(
            Actor actor, RequestInput input, Optional<String> idempotencyKey) {
        throw new UnsupportedOperationException("soon");
    }

    /** A request that extends the credential of an issued one; it has a request's body. */
    public Result<Request> extend(
            Actor actor, String requestId, RequestInput input, Optional<String> idempotencyKey) {
        throw new UnsupportedOperationException("soon");
    }

    public Result<Request> withdraw(Actor actor, String requestId) {
        throw new UnsupportedOperationException("soon");
    }

    /** One request, for those who may see it; for all others it does not exist. */
    public Result<Request> get(Actor actor, String requestId) {
        throw new UnsupportedOperationException("soon");
    }

    public Result<Page<Request>> list(
            Actor actor, RequestView view, Optional<RequestState> state, PageRequest page) {
        throw new UnsupportedOperationException("soon");
    }
}
