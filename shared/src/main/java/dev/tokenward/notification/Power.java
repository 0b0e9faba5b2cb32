package dev.tokenward.notification;

import dev.tokenward.domain.Content;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Scopes;

/** What a credential can do, in words that need no knowledge of Zendesk. */
final class Power {
    private Power() {}

    static String kind(Kind kind) {
        return switch (kind) {
            case OAUTH_CLIENT -> "OAuth client";
            case API_TOKEN -> "API token";
        };
    }

    /** What approvers must know before they say yes. */
    static String of(Content content, Policy policy) {
        if (content.kind() == Kind.API_TOKEN) {
            return "An API token acts as a full administrator; Zendesk cannot narrow it.";
        }
        String narrowed =
                "An OAuth client acts as an administrator's account, narrowed to what is listed here.";
        if (Scopes.anyBroad(content.scopes())) {
            return narrowed
                    + " Plain read or write is asked for: it can create further credentials and act as a"
                    + " full administrator.";
        }
        if (policy.allowUnprovenCeiling()) {
            return narrowed
                    + " This installation hands clients over even where Zendesk does not hold them to"
                    + " it: then it acts as a full administrator.";
        }
        return narrowed;
    }

    /** Whether it may act as one: then nobody approves it by a slip. */
    static boolean isFullAdministrator(Content content, Policy policy) {
        return content.kind() == Kind.API_TOKEN
                || Scopes.anyBroad(content.scopes())
                || policy.allowUnprovenCeiling();
    }
}
