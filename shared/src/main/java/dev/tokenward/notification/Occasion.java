package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a text is made from: the notice, and how things stand at the moment of sending.
 *
 * @param request present where the notice is about one
 * @param credential present where the notice names one
 * @param replaced the credential that the request extends, as it is now
 * @param reader who will read it; empty for a channel and for an issue
 * @param slackApproval whether approving in Slack is switched on
 * @param holdings what the requester holds, where somebody is to decide
 */
public record Occasion(
        Notice notice,
        Optional<Request> request,
        Optional<Credential> credential,
        Optional<Credential> replaced,
        Optional<Person> reader,
        Policy policy,
        Instant now,
        boolean slackApproval,
        List<Credential> holdings) {
    public Occasion {
        holdings = List.copyOf(holdings);
    }

    /** The request of a notice that is about one. */
    Request theRequest() {
        return request.orElseThrow(
                () -> new IllegalStateException("no request for notice " + notice.key()));
    }

    /** The credential of a notice that names one. */
    Credential theCredential() {
        return credential.orElseThrow(
                () -> new IllegalStateException("no credential for notice " + notice.key()));
    }

    /**
     * Whether the issue is closed with what is told on it. What was deleted to be made anew leaves
     * its issue open.
     */
    public boolean closesIssue() {
        boolean goesOn =
                notice.topic() == Notice.Topic.REVOKED
                        && request.filter(r ->
                                        !r.state().isClosed()
                                                || !r.credentialId().equals(notice.credentialId()))
                                .isPresent();
        return notice.recipient() instanceof Notice.Recipient.Issue(boolean close)
                && close
                && !goesOn;
    }

    Optional<String> param(String name) {
        return Optional.ofNullable(notice.params().get(name)).filter(value -> !value.isBlank());
    }

    /** Whether the reader is this person: then the text says "your". */
    boolean readBy(Email person) {
        return reader.map(Person::email).filter(person::equals).isPresent();
    }

    /** Why: the notice's own word first, since the request may have moved on. */
    Optional<String> reason() {
        return param("reason").or(() -> request.flatMap(Request::reason));
    }

    /** The last denial, if a person denied. */
    Optional<Decision> denial() {
        return request.flatMap(r ->
                r.decisions().stream()
                        .filter(d -> d.verdict() == Verdict.DENY)
                        .reduce((first, last) -> last));
    }
}
