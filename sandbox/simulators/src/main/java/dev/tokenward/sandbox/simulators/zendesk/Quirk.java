package dev.tokenward.sandbox.simulators.zendesk;

/** Behaviours of which it is not known which is Zendesk's. All are off unless turned on. */
public enum Quirk {
    /** {@code DELETE} takes an active API token; else 422, as the screen refuses it. */
    ACTIVE_TOKEN_DELETABLE,
    /** A client mints any scope its owner has, whatever it was limited to (hazard E31). */
    CEILING_DOES_NOT_HOLD,
    /** {@code POST /oauth/tokens} answers 201, as the API file says; else 200. */
    MINT_ANSWERS_201,
    /** {@code expires_in} is answered even if it was not asked for. */
    EXPIRES_IN_ALWAYS_TOLD,
    /** Deleting a client revokes its tokens; else they live on to their own end. */
    CLIENT_DELETION_REVOKES_TOKENS,
    /** {@code generate_secret} shows only the beginning of the new secret. */
    GENERATED_SECRET_HIDDEN,
    /** {@code GET /api/v2/oauth/tokens/current} needs no scope. */
    CURRENT_TOKEN_NEEDS_NO_SCOPE,
    /** Access tokens are short and opaque; else long and in three parts. */
    SHORT_ACCESS_TOKENS,
    /** A created API token's value stands in {@code token}; else in {@code full_token}. */
    API_TOKEN_VALUE_IN_TOKEN,
    /** {@code last_used} is called {@code last_used_at}. */
    LAST_USED_AT,
    /** The API tokens' endpoints stay after their end; else 404 from 2027-04-30. */
    ENDPOINTS_OUTLIVE_TOKENS
}
