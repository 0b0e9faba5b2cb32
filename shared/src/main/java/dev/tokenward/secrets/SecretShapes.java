package dev.tokenward.secrets;

import dev.tokenward.domain.Email;
import dev.tokenward.secrets.ZendeskSecret.Auth;
import java.net.URI;
import java.util.Optional;

/** What each secret must hold. */
final class SecretShapes {
    private SecretShapes() {}

    static ZendeskSecret zendesk(SecretFields fields, Optional<URI> base) {
        URI baseUrl = fields.baseUrlWithout("/api/v2", base);
        Auth auth =
                switch (fields.text("auth.type")) {
                    case "oauth_client" ->
                            new Auth.OauthClient(
                                    fields.text("auth.client_id"),
                                    fields.secret("auth.client_secret"));
                    case "api_token" -> apiToken(fields);
                    default -> {
                        fields.fault("auth.type", "must be oauth_client or api_token");
                        throw fields.unusable();
                    }
                };
        fields.check();
        return new ZendeskSecret(baseUrl, auth);
    }

    private static Auth apiToken(SecretFields fields) {
        String email = fields.text("auth.email");
        if (!email.isEmpty() && Email.parse(email).isEmpty()) {
            fields.fault("auth.email", "is no e-mail address");
        }
        return new Auth.ApiToken(email, fields.secret("auth.token"));
    }

    static SlackSecret slack(SecretFields fields, Optional<URI> base) {
        SlackSecret secret =
                new SlackSecret(
                        fields.baseUrl(base),
                        fields.secret("bot_token"),
                        fields.secret("signing_secret"));
        fields.check();
        return secret;
    }

    static GitLabSecret gitlab(SecretFields fields, Optional<URI> base) {
        GitLabSecret secret =
                new GitLabSecret(
                        fields.baseUrlWithout("/api/v4", base),
                        fields.secret("token"),
                        fields.secret("webhook_secret"));
        fields.check();
        return secret;
    }
}
