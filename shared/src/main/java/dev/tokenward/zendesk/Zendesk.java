package dev.tokenward.zendesk;

import dev.tokenward.domain.Email;
import dev.tokenward.net.Answer;
import dev.tokenward.secrets.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Zendesk, as far as the process needs it.
 *
 * <p>Lists are complete or they are no {@link Answer.Ok}: a page that fails makes the whole list
 * fail. Calls that change something are sent once; reads are repeated within the caller's time. On
 * lists, {@link Answer.Missing} means that the whole endpoint is off (token access switched off).
 */
public interface Zendesk {
    /** The code of {@link Answer.Refused} for the deletion of a token that is still active. */
    String STILL_ACTIVE = "still_active";

    /** All API tokens, also deactivated ones. A token that does not say is taken as active. */
    Answer<List<ApiToken>> apiTokens();

    /** Creates an active API token under this description. */
    Answer<Created> createApiToken(String description);

    Answer<ApiToken> renameApiToken(String id, String description);

    /** What Zendesk answers is passed on: whether it is inactive now is for the caller to read. */
    Answer<ApiToken> deactivateApiToken(String id);

    /** As {@link #deactivateApiToken}; refused by Zendesk once all API tokens have ended. */
    Answer<ApiToken> activateApiToken(String id);

    /**
     * Deletes; {@link Answer.Missing} if it is gone already, {@link Answer.Refused} with {@link
     * #STILL_ACTIVE} if it must be deactivated first.
     */
    Answer<Void> deleteApiToken(String id);

    Answer<List<OauthClient>> oauthClients();

    /**
     * Creates a confidential client limited to the scopes; a taken identifier is a {@link
     * Answer.Duplicate}.
     */
    Answer<Created> createOauthClient(
            String identifier, String name, String description, List<String> scopes);

    Answer<OauthClient> oauthClient(String id);

    Answer<OauthClient> renameOauthClient(String id, String name);

    /** Makes a new secret; the answer's value is dropped unread. */
    Answer<Void> regenerateSecret(String clientId);

    Answer<Void> deleteOauthClient(String id);

    /**
     * All tokens of a client, whoever they act as; {@link Answer.Missing} if there is no such
     * client, {@link Answer.Blind} if there is no such list.
     */
    Answer<List<OauthToken>> oauthTokens(String clientId);

    /**
     * Shows all access tokens of the account, one by one, without keeping them: there may be tens
     * of thousands.
     *
     * @param goesOn asked before each page; where it says no, the answer is {@link Answer.Later}
     * @return how many there are, if all were shown
     */
    Answer<Integer> eachOauthToken(Consumer<OauthToken> each, BooleanSupplier goesOn);

    /**
     * As {@link #eachOauthToken}, of one client; {@link Answer.Missing} if there is no such client.
     */
    Answer<Integer> eachOauthTokenOf(
            String clientId, Consumer<OauthToken> each, BooleanSupplier goesOn);

    Answer<Void> revokeOauthToken(String id);

    /**
     * Mints with a client's own identifier and secret, as its holder would. A refusal (bad client,
     * bad scope) is a {@link Answer.Refused} whose code is OAuth's, for example {@code
     * invalid_scope}.
     */
    Answer<Minted> mint(String identifier, Secret secret, List<String> scopes, Duration expiresIn);

    /**
     * Revokes a token that {@link #mint} gave, by its value. A narrow token may neither show nor
     * delete itself; then each token of the client that begins like it is revoked, which is right
     * only while nobody else holds the client's secret.
     *
     * @param clientId Zendesk's number of the client that it was minted with
     */
    Answer<Void> revokeMinted(String clientId, Secret token);

    /** Whether an API token works: {@code users/me} as this user, answering with a real id. */
    Answer<ZendeskUser> whoIs(Email user, Secret apiToken);

    /**
     * The user with exactly this address, also a suspended or deleted one; empty if a complete
     * search shows none or several. New users are found after minutes only.
     */
    Answer<Optional<ZendeskUser>> userByEmail(Email email);

    /** The user with this number, also a suspended or deleted one. */
    Answer<ZendeskUser> user(String id);

    /** Whom Tokenward itself acts as; anonymous answers are {@link Answer.Blind}. */
    Answer<ZendeskUser> me();

    Answer<AccountApiSettings> apiSettings();

    /** {@code settings.api} of the account; empty where Zendesk does not say. */
    record AccountApiSettings(Optional<Boolean> tokenAccess, Optional<Boolean> passwordAccess) {}
}
