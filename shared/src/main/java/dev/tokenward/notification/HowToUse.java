package dev.tokenward.notification;

import dev.tokenward.advice.ScopeTable;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import java.util.List;
import java.util.Map;

/** How a credential is used, kept, extended and given back. No value is in it, ever. */
final class HowToUse {
    /** Zendesk's longest life of a token is 48 hours, exclusive: one second inside. */
    private static final int LONGEST_TOKEN_SECONDS = 172_799;

    private static final String READ = ":read";

    private HowToUse() {}

    static List<Map<String, Object>> blocks(Occasion o) {
        Credential credential = o.theCredential();
        String account =
                Mrkdwn.escape(o.param("account").orElse("https://YOUR_ACCOUNT.zendesk.com"));
        String use =
                credential.kind() == Kind.OAUTH_CLIENT
                        ? client(credential, account)
                        : token(account);
        return new Blocks()
                .say(use)
                .say(
                        "*Keep it* in a secret store, never in code, a ticket or a channel.\n"
                                + again(credential, o)
                                + ".\n*Done with it?* Hand it back: "
                                + handBack(credential))
                .built();
    }

    private static String again(Credential credential, Occasion o) {
        if (isLastOfItsKind(credential, o)) {
            return "*Lost it, or needed longer?* " + replace(credential, o);
        }
        return "*Lost it?* `POST /credentials/"
                + credential.id()
                + "/reissue`: Zendesk shows a value once, so a lost one is deleted and issued anew."
                + "\n*Needed longer?* "
                + extension(credential, o);
    }

    private static String extension(Credential credential, Occasion o) {
        return "`POST /requests/" + credential.requestId() + "/extension`" + Words.newIssue(o);
    }

    private static boolean isLastOfItsKind(Credential credential, Occasion o) {
        return !o.policy().creates(credential.kind(), o.policy().today(o.now()));
    }

    private static String replace(Credential credential, Occasion o) {
        return "Zendesk creates no API tokens any more. Ask for an OAuth client in its place: `POST"
                + " /credentials/"
                + credential.id()
                + "/replacement`"
                + Words.newIssue(o);
    }

    /** What was not issued on a request cannot be extended: the next one is asked for. */
    static String extend(Credential credential, Occasion o) {
        if (isLastOfItsKind(credential, o)) {
            return replace(credential, o);
        }
        return credential.requestId().isEmpty()
                ? "Ask for one that is issued to you: `POST /requests`"
                : "An extension is a new request: " + extension(credential, o);
    }

    static String handBack(Credential credential) {
        return "`POST /credentials/"
                + credential.id()
                + "/revocation` with `{\"confirm\":\"the credential's name\"}`.";
    }

    private static String client(Credential credential, String account) {
        return "*How to use it:* ask for a token, then send it with each call.\n```\ncurl -s "
                + account
                + "/oauth/tokens \\\n"
                + "  -H 'Content-Type: application/json' \\\n"
                + "  -d '{\"grant_type\":\"client_credentials\",\"client_id\":\""
                + Mrkdwn.name(credential.marker())
                + "\",\n       \"client_secret\":\"YOUR_CLIENT_SECRET\",\"scope\":\""
                + Mrkdwn.name(String.join(" ", credential.scopes()))
                + "\",\n       \"expires_in\":"
                + LONGEST_TOKEN_SECONDS
                + "}'\n\ncurl -s "
                + account
                + call(credential.scopes())
                + " -H 'Authorization: Bearer YOUR_ACCESS_TOKEN'\n```\n"
                + "A token lives 48 hours at most and cannot be refreshed: just ask for another.";
    }

    /** The first call that somebody tries should be one that the scopes let through. */
    private static String call(List<String> scopes) {
        // that writing implies reading is said and not seen
        if (scopes.contains("read") || scopes.contains("users:read")) {
            return "/api/v2/users/me.json";
        }
        return "/api/v2/"
                + scopes.stream()
                        .filter(scope -> scope.endsWith(READ))
                        .map(scope -> scope.substring(0, scope.length() - READ.length()))
                        .filter(ScopeTable.standard()::isReadBy)
                        .findFirst()
                        .map(family -> family + ".json")
                        .orElse("YOUR_CALL");
    }

    private static String token(String account) {
        return "*How to use it:* with the e-mail address of an agent before it.\n```\ncurl -s "
                + account
                + "/api/v2/users/me.json -u 'AGENT_EMAIL/token:YOUR_API_TOKEN'\n```\n"
                + "It acts as a full administrator. Zendesk deactivates an API token that was not"
                + " used for 30 days, and switches off all of them on 30 April 2027.";
    }
}
