package dev.tokenward.secrets;

import java.util.Optional;

/**
 * Tokenward's own credentials. Read when first asked for, cached for five minutes, checked field by
 * field: pasted blanks and line ends are trimmed, and a faulty secret is named with its field,
 * never with its value.
 */
public interface Secrets {
    /**
     * @throws SecretUnusable if the secret is absent or faulty
     */
    ZendeskSecret zendesk();

    /**
     * @throws SecretUnusable if the secret is absent or faulty
     */
    SlackSecret slack();

    /**
     * @throws SecretUnusable if the secret is absent or faulty
     */
    GitLabSecret gitlab();

    /** What {@link #slack} was before its last change, for an hour after it. */
    default Optional<SlackSecret> formerSlack() {
        return Optional.empty();
    }

    /** What {@link #gitlab} was before its last change, for an hour after it. */
    default Optional<GitLabSecret> formerGitlab() {
        return Optional.empty();
    }

    /**
     * What this secret holds was not accepted, or did not prove a sender: it may have been rotated,
     * so it is read anew when next asked for. Does nothing where nothing is cached.
     */
    default void invalidate(SecretName name) {}
}
