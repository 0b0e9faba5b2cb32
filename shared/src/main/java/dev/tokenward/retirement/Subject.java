package dev.tokenward.retirement;

import dev.tokenward.domain.Attention;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.RequestState;
import dev.tokenward.usage.Rhythm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An API token with everything that is known of it.
 *
 * @param record what stands for it here
 * @param successor the OAuth client that was asked for in its place
 * @param rhythm of its days of use
 */
public record Subject(
        Found found, Optional<Credential> record, Optional<Successor> successor, Rhythm rhythm) {
    /**
     * What is to take its place.
     *
     * @param attention why its request needs somebody to look at it
     * @param lapsesAt when its request ends, if nobody decides it
     * @param credentialId once it is being made
     * @param name of the client
     * @param holder of the client; empty until it is made, and where they left
     * @param clientRow the id of the client's row, once it is made in Zendesk
     * @param lastUsedOn the last day on which it was seen to be used; an access token that lives
     *     for less than a tick's 15 minutes may come and go unseen
     */
    public record Successor(
            String requestId,
            RequestState state,
            Optional<Attention> attention,
            Optional<Instant> lapsesAt,
            Optional<String> credentialId,
            Optional<String> name,
            Optional<CredentialStatus> status,
            Optional<Email> holder,
            Optional<String> clientRow,
            Optional<LocalDate> lastUsedOn) {
        /** Whether it came to nothing: then the token has to be replaced anew. */
        public boolean isOff() {
            return switch (state) {
                case DENIED, WITHDRAWN, LAPSED -> true;
                case ISSUED -> status.filter(CredentialStatus::mayExist).isEmpty();
                case AWAITING_MANAGER, AWAITING_SUPPORT_OPS, APPROVED, ISSUING, ISSUE_FAILED ->
                        false;
            };
        }
    }

    public static Subject of(
            Found found, Optional<Credential> record, Optional<Successor> successor) {
        return new Subject(found, record, successor, Rhythm.of(found.usedOn()));
    }

    /** The same, of whose next use nothing is expected. */
    Subject withoutRhythm() {
        return new Subject(found, record, successor, Rhythm.of(List.of()));
    }

    /** The last day on which it was seen to be used. */
    Optional<LocalDate> lastUsedOn() {
        return found.usedOn().isEmpty() ? Optional.empty() : Optional.of(found.usedOn().getLast());
    }

    /** Its deletion is ordered. */
    boolean isEnding() {
        return record.filter(c -> c.status().isEnding()).isPresent();
    }
}
