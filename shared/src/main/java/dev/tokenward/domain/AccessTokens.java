package dev.tokenward.domain;

import java.util.List;

/**
 * What Zendesk's list says of a client's access tokens beside their number. No token has a row of
 * its own: there may be tens of thousands.
 *
 * @param withoutEnd tokens that never expire
 * @param users Zendesk's numbers of whom they act as, the lowest {@link #MOST_USERS}
 * @param userCount of how many they act as
 * @param scopes of all of them together, {@link #MOST_SCOPES} at most
 */
public record AccessTokens(int withoutEnd, List<String> users, int userCount, List<String> scopes) {
    public static final int MOST_USERS = 5;
    public static final int MOST_SCOPES = 100;

    public AccessTokens {
        users = List.copyOf(users);
        scopes = List.copyOf(scopes);
    }
}
