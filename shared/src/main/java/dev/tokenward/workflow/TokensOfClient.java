package dev.tokenward.workflow;

import dev.tokenward.zendesk.OauthToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The access tokens of an OAuth client, as Zendesk lists them now.
 *
 * @param client as the inventory shows it
 * @param tokens those that need attention first
 * @param failure why some may be missing; empty if all are there
 */
public record TokensOfClient(
        InventoryLine client, Instant asOf, List<Line> tokens, Optional<String> failure) {
    public TokensOfClient {
        tokens = List.copyOf(tokens);
    }

    /**
     * One token.
     *
     * @param ageDays since it was made; empty where Zendesk does not say
     * @param idleDays since its last use, or its making
     * @param excess its scopes that its client does not have
     * @param attention what is wrong, each a sentence
     */
    public record Line(
            OauthToken token,
            Optional<Long> ageDays,
            Optional<Long> idleDays,
            List<String> excess,
            List<String> attention) {
        public Line {
            excess = List.copyOf(excess);
            attention = List.copyOf(attention);
        }
    }
}
