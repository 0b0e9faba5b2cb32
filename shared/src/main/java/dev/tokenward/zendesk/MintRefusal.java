package dev.tokenward.zendesk;

import dev.tokenward.net.Answer;

/**
 * What a refusal to mint is about, by its OAuth code. The codes prove different things: a refused
 * scope that the client is limited, a refused client that its secret is dead, and anything else
 * neither of them.
 */
public enum MintRefusal {
    /** The scope alone: the client and its secret were accepted. */
    SCOPE,
    /** The client or its secret. */
    CLIENT,
    /** Something else. */
    OTHER;

    public static MintRefusal of(Answer.Refused<Minted> refused) {
        return switch (refused.code()) {
            case "invalid_scope" -> SCOPE;
            case "invalid_client", "invalid_grant", "unauthorized_client" -> CLIENT;
            default -> OTHER;
        };
    }
}
