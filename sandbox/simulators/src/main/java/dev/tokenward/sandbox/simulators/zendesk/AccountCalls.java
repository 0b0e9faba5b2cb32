package dev.tokenward.sandbox.simulators.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Reply;
import java.util.List;
import java.util.Set;

/** Settings, the audit log, external clients, and the resources that granular scopes are for. */
final class AccountCalls {
    /** Those that granular scopes name and that have a list of the same name. */
    static final Set<String> RESOURCES =
            Set.of(
                    "tickets",
                    "organizations",
                    "apps",
                    "triggers",
                    "automations",
                    "targets",
                    "webhooks",
                    "macros",
                    "requests",
                    "satisfaction_ratings");

    private final Account account;

    AccountCalls(Account account) {
        this.account = account;
    }

    /** Two of the three are the texts "true" and "false", as in the official example. */
    Reply settings(Ask ask) {
        ObjectNode body = Json.object();
        body.putObject("settings")
                .putObject("api")
                .put("accepted_api_agreement", true)
                .put("api_password_access", "false")
                .put("api_token_access", "" + account.tokenAccess());
        return Reply.json(200, body);
    }

    Reply changeSettings(Ask ask) {
        JsonNode access =
                ask.body("settings")
                        .map(settings -> settings.path("api").path("api_token_access"))
                        .orElse(Json.object().path("none"));
        if (!access.isMissingNode()) {
            account.setTokenAccess(access.asBoolean(), ask.now());
        }
        return settings(ask);
    }

    /** Enterprise only; this account is on a lower plan. */
    Reply auditLog(Ask ask) {
        return Errors.forbidden("Audit logs are not part of your plan.");
    }

    Reply noGlobalClients(Ask ask) {
        return Paging.list(
                ask, "global_clients", List.<ObjectNode>of(), client -> 0L, client -> client);
    }

    /** The account holds none of these; the list is there to try scopes on. */
    Reply emptyList(Ask ask) {
        return Paging.list(
                ask, ask.args().getFirst(), List.<ObjectNode>of(), row -> 0L, row -> row);
    }

    /** Nothing can be written here, but the scopes were checked. */
    Reply refuseWrite(Ask ask) {
        return Errors.recordInvalid("base", "The sandbox's account keeps no such records.");
    }
}
