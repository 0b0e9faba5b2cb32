package dev.tokenward.zendesk;

import dev.tokenward.secrets.Secret;

/** What a create gave: Zendesk's id, and the value that is shown this once. */
public record Created(String id, Secret value) {}
