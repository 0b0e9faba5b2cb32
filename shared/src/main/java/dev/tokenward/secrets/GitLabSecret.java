package dev.tokenward.secrets;

import java.net.URI;

/** {@code <prefix>/gitlab}. The API is under {@code /api/v4} of the base. */
public record GitLabSecret(URI baseUrl, Secret token, Secret webhookSecret) {}
