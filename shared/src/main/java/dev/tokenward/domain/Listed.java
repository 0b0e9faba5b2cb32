package dev.tokenward.domain;

/** A line of the inventory: what Tokenward governs, and what merely stands in Zendesk. */
public sealed interface Listed {
    CredentialStatus status();

    /** There is a record of it. */
    record Managed(Credential credential) implements Listed {
        @Override
        public CredentialStatus status() {
            return credential.status();
        }
    }

    /** Nobody stands for it. */
    record Stray(Found found) implements Listed {
        @Override
        public CredentialStatus status() {
            return found.status();
        }
    }
}
