package dev.tokenward.zendesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An OAuth access token as Zendesk lists it, without its value. {@code id} is digit for digit. */
public record OauthToken(
        String id,
        Optional<String> clientId,
        Optional<String> userId,
        List<String> scopes,
        Optional<Instant> createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> usedAt) {}
