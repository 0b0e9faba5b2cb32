package dev.tokenward.secrets;

import java.net.URI;

/**
 * {@code <prefix>/zendesk}: where the account is and how Tokenward signs in as its administrator.
 */
public record ZendeskSecret(URI baseUrl, Auth auth) {
    public sealed interface Auth {
        /** An OAuth client of our own: tokens are minted with {@code client_credentials}. */
        record OauthClient(String clientId, Secret clientSecret) implements Auth {}

        /**
         * An administrator's address and an API token; ends with Zendesk's tokens on 2027-04-30.
         */
        record ApiToken(String email, Secret token) implements Auth {}
    }
}
