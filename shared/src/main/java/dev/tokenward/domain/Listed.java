package dev.tokenward.domain;

import java.util.Optional;

/** A line of the inventory: what Tokenward governs, and what merely stands in Zendesk. */
public sealed interface Listed {
    CredentialStatus status();

    Kind kind();

    /** Zendesk's number; empty as long as it is not made there. */
    Optional<String> zendeskId();

    /** There is a record of it. */
    record Managed(Credential credential) implements Listed {
        @Override
        public CredentialStatus status() {
            return credential.status();
        }

        @Override
        public Kind kind() {
            return credential.kind();
        }

        @Override
        public Optional<String> zendeskId() {
            return credential.zendeskId();
        }
    }

    /** Nobody stands for it. */
    record Stray(Found found) implements Listed {
        @Override
        public CredentialStatus status() {
            return found.status();
        }

        @Override
        public Kind kind() {
            return found.kind();
        }

        @Override
        public Optional<String> zendeskId() {
            return Optional.of(found.zendeskId());
        }
    }
}
