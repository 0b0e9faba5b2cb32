package dev.tokenward.notification;

import dev.tokenward.domain.Content;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import java.util.List;
import java.util.Map;

/** What a credential can do, in words that need no knowledge of Zendesk. */
final class Power {
    private static final Map<String, String> RESOURCES =
            Map.ofEntries(
                    Map.entry("auditlogs", "the account's audit logs"),
                    Map.entry("hc", "Help Center articles and settings"),
                    Map.entry("any_channel", "messages through channel integrations"),
                    Map.entry("web_widget", "the web widget"),
                    Map.entry("satisfaction_ratings", "satisfaction ratings"),
                    Map.entry("dynamic_content", "dynamic content"),
                    Map.entry("targets", "targets (where Zendesk sends data to)"),
                    Map.entry("webhooks", "webhooks (where Zendesk sends data to)"),
                    Map.entry("users", "users, their roles included"));

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
        if (isBroad(content.scopes())) {
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

    private static boolean isBroad(List<String> scopes) {
        return scopes.contains("read") || scopes.contains("write");
    }

    /** One scope: the words, and the name that Zendesk gives it. */
    static String scope(String scope) {
        return switch (scope) {
            case "read" -> "read everything in the account";
            case "write" -> "create, change and delete everything in the account";
            case "impersonate" -> "act as any end user";
            default -> {
                int colon = scope.indexOf(':');
                String resource = colon < 0 ? scope : scope.substring(0, colon);
                String what = RESOURCES.getOrDefault(resource, resource.replace('_', ' '));
                yield switch (colon < 0 ? "" : scope.substring(colon + 1)) {
                    case "read" -> "read " + what;
                    case "write" -> "create, change and delete " + what;
                    default -> "use " + what;
                };
            }
        };
    }
}
