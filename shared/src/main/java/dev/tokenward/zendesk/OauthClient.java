package dev.tokenward.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An OAuth client as Zendesk lists it, without its secret. {@code id} is digit for digit.
 *
 * @param own whether Tokenward itself signs in with it: it is never touched
 */
public record OauthClient(
        String id,
        String identifier,
        Optional<String> name,
        List<String> scopes,
        Optional<Instant> createdAt,
        Optional<String> userId,
        boolean own) {}
