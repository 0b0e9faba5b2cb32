package dev.tokenward.secrets;

import java.util.Locale;

/** The secrets that Tokenward holds, one per system. */
public enum SecretName {
    ZENDESK,
    SLACK,
    GITLAB;

    /** The system's name in lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in Secrets Manager, for example {@code tokenward/zendesk}. */
    public String under(String prefix) {
        return prefix + "/" + key();
    }
}
