package dev.tokenward.notification;

import dev.tokenward.domain.Request;

/** What became of a decision that was asked for; words of ours alone. */
final class Settled {
    private Settled() {}

    static String outcome(Request request, Occasion o) {
        return switch (request.state()) {
            case AWAITING_MANAGER, AWAITING_SUPPORT_OPS -> waiting(request, o);
            case APPROVED, ISSUING -> "it is approved, and the credential is being made";
            case ISSUED -> "it is approved, and the credential was made";
            case ISSUE_FAILED -> "it is approved, but the credential could not be made";
            case DENIED -> "it is denied; no credential is made";
            case WITHDRAWN -> "it was taken back; nothing is to be decided any more";
            case LAPSED -> "it lapsed; nothing is to be decided any more";
        };
    }

    private static String waiting(Request request, Occasion o) {
        return o.reader().filter(p -> request.decidedBy(p.email())).isPresent()
                ? "your decision is recorded; somebody else decides next"
                : "it is not yours to decide any more";
    }

    static String whoActs(Request request) {
        return switch (request.state()) {
            case AWAITING_MANAGER -> "the requester's manager";
            case AWAITING_SUPPORT_OPS -> "a Support Operations manager";
            case APPROVED, ISSUING, ISSUED -> "nobody here";
            case ISSUE_FAILED -> "a Support Ops manager";
            case DENIED, WITHDRAWN, LAPSED -> "the requester, if it is still needed";
        };
    }
}
