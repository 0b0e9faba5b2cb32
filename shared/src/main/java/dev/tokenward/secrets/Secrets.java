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
}
