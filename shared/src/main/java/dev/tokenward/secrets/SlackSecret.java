package dev.tokenward.secrets;

import java.net.URI;

/** {@code <prefix>/slack}. */
public record SlackSecret(URI baseUrl, Secret botToken, Secret signingSecret) {}
