package dev.tokenward.zendesk;

import dev.tokenward.secrets.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A token from {@code /oauth/tokens}. {@code scopes} is empty where Zendesk did not say. */
public record Minted(Secret token, List<String> scopes, Optional<Duration> expiresIn) {}
