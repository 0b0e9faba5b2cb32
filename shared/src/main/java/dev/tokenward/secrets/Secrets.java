package dev.tokenward.secrets;

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

    /**
     * The other system did not accept what this secret holds: it may have been rotated, so it is
     * read anew when next asked for. Does nothing where nothing is cached.
     */
    default void invalidate(SecretName name) {}
}
