package dev.tokenward.sandbox.simulators.zendesk;

import java.util.List;

/** Everything that outlives a restart. Values of secrets are not in it. */
public record ZendeskState(
        long lastId,
        boolean tokenAccess,
        List<User> users,
        List<ApiToken> apiTokens,
        List<OauthClient> clients,
        List<OauthToken> tokens) {}
