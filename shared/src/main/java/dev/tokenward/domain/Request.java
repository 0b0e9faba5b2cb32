package dev.tokenward.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request for a credential, from its submission to its end.
 *
 * @param managerAtRequest who the requester's manager was when they asked; the current one decides
 * @param decisions in the order in which they were given; those on an older content are kept but
 *     void
 * @param endsAt the instant at which the credential must be gone: the end of the removal date
 * @param since when the request came into its state
 * @param lapsesAt when a waiting request ends by itself
 * @param waitingFor who may decide now, sorted; empty when nobody is asked
 * @param withdrawalRequested set while issuing: read before the hand-over
 * @param attempts claims of issuance so far
 * @param nudged the last step taken in this stage to have it decided; empty if none was
 * @param fromIssue the issue's text that the content was read from; empty where it came by another
 *     channel
 * @param issueId GitLab's number of the issue over all projects, which stays when its project is
 *     renamed; empty where there is no issue or GitLab has not shown it
 * @param version counts changes; 1 for a new request
 */
public record Request(
        String id,
        Content content,
        Email requester,
        String requesterName,
        RequestState state,
        Instant createdAt,
        Instant since,
        Instant endsAt,
        Optional<Instant> lapsesAt,
        Optional<Email> managerAtRequest,
        List<Email> waitingFor,
        List<Decision> decisions,
        Optional<String> credentialId,
        Optional<String> replaces,
        Optional<String> reason,
        Optional<String> guidance,
        Optional<Attention> attention,
        boolean issueChecked,
        boolean withdrawalRequested,
        int attempts,
        Optional<Lease> lease,
        Optional<Instant> nextAttemptAt,
        Optional<Nudge> nudged,
        Optional<FromIssue> fromIssue,
        Optional<Long> issueId,
        long version) {
    public Request {
        decisions = List.copyOf(decisions);
        waitingFor = List.copyOf(waitingFor);
    }

    /** A credential that would end sooner is not made any more (hazard E18). */
    public static final Duration LEAST_LEFT = Duration.ofHours(1);

    /** Whether it hangs on this issue; what one of them does not know tells nothing apart. */
    public boolean isOn(Optional<Long> id) {
        return issueId.isEmpty() || id.isEmpty() || issueId.equals(id);
    }

    /** Whether its end has passed, or is too near for a credential to be of use. */
    public boolean isTooLate(Instant now) {
        return !now.plus(LEAST_LEFT).isBefore(endsAt);
    }

    /** Whether each stage that its category asks for approved the content as it is now. */
    public boolean approvalsStand() {
        boolean ops = approved(Stage.SUPPORT_OPS);
        return content.category().isException() ? ops : ops && approved(Stage.MANAGER);
    }

    private boolean approved(Stage stage) {
        return standing(stage).filter(d -> d.verdict() == Verdict.APPROVE).isPresent();
    }

    /** The stage whose decision is awaited. */
    public Optional<Stage> stage() {
        return switch (state) {
            case AWAITING_MANAGER -> Optional.of(Stage.MANAGER);
            case AWAITING_SUPPORT_OPS -> Optional.of(Stage.SUPPORT_OPS);
            default -> Optional.empty();
        };
    }

    /** The decision of a stage that still stands: given on the present content. */
    public Optional<Decision> standing(Stage stage) {
        String hash = ContentHash.of(this);
        return decisions.stream()
                .filter(d -> d.stage() == stage && d.contentHash().equals(hash))
                .reduce((first, last) -> last);
    }

    /** Whether this person gave a decision on this request, standing or void. */
    public boolean decidedBy(Email person) {
        return decisions.stream().anyMatch(d -> d.by().equals(person));
    }

    /** For whoever comes too late to decide; empty if it did not end without a decision. */
    public Optional<String> undecided() {
        String whose = "The request of " + requesterName + " (" + requester + ") ";
        return switch (state) {
            case WITHDRAWN ->
                    Optional.of(whose + "was taken back; nothing is to be decided any more.");
            case LAPSED ->
                    Optional.of(
                            whose
                                    + "lapsed, as nobody decided it in time. It can be asked for"
                                    + " anew.");
            default -> Optional.empty();
        };
    }

    /**
     * A copy to change: each setter replaces one component, {@link Draft#next} counts the version.
     */
    public Draft draft() {
        return new Draft(this);
    }

    /** Changes to a request, gathered before they become its next version. */
    public static final class Draft {
        private final Request from;
        private Content content;
        private RequestState state;
        private Instant since;
        private Instant endsAt;
        private @Nullable Instant lapsesAt;
        private List<Email> waitingFor;
        private List<Decision> decisions;
        private @Nullable String credentialId;
        private @Nullable String reason;
        private @Nullable String guidance;
        private @Nullable Attention attention;
        private boolean issueChecked;
        private boolean withdrawalRequested;
        private int attempts;
        private @Nullable Lease lease;
        private @Nullable Instant nextAttemptAt;
        private @Nullable Nudge nudged;
        private Optional<FromIssue> fromIssue;
        private Optional<Long> issueId;

        private Draft(Request from) {
            this.from = from;
            content = from.content;
            state = from.state;
            since = from.since;
            endsAt = from.endsAt;
            lapsesAt = from.lapsesAt.orElse(null);
            waitingFor = from.waitingFor;
            decisions = from.decisions;
            credentialId = from.credentialId.orElse(null);
            reason = from.reason.orElse(null);
            guidance = from.guidance.orElse(null);
            attention = from.attention.orElse(null);
            issueChecked = from.issueChecked;
            withdrawalRequested = from.withdrawalRequested;
            attempts = from.attempts;
            lease = from.lease.orElse(null);
            nextAttemptAt = from.nextAttemptAt.orElse(null);
            nudged = from.nudged.orElse(null);
            fromIssue = from.fromIssue;
            issueId = from.issueId;
        }

        /** Moves to another state: nobody is waited for, nothing lapses, until said otherwise. */
        public Draft to(RequestState next, Instant now) {
            if (state != next) {
                since = now;
                nudged = null;
            }
            state = next;
            lapsesAt = null;
            waitingFor = List.of();
            lease = null;
            nextAttemptAt = null;
            attention = null;
            return this;
        }

        /** The question is another one: it is asked, reminded of and lapses from now on. */
        public Draft anew(Instant now) {
            since = now;
            nudged = null;
            return this;
        }

        public Draft content(Content value, Instant end) {
            content = value;
            endsAt = end;
            return this;
        }

        public Draft lapsesAt(Instant value) {
            lapsesAt = value;
            return this;
        }

        public Draft waitingFor(List<Email> value) {
            waitingFor = value;
            return this;
        }

        public Draft add(Decision value) {
            decisions = Stream.concat(decisions.stream(), Stream.of(value)).toList();
            return this;
        }

        public Draft credential(String id) {
            credentialId = id;
            return this;
        }

        public Draft reason(@Nullable String value) {
            reason = value;
            return this;
        }

        public Draft guidance(@Nullable String value) {
            guidance = value;
            return this;
        }

        public Draft attention(@Nullable Attention value) {
            attention = value;
            return this;
        }

        public Draft issueChecked(boolean value) {
            issueChecked = value;
            return this;
        }

        public Draft withdrawalRequested(boolean value) {
            withdrawalRequested = value;
            return this;
        }

        public Draft attempts(int value) {
            attempts = value;
            return this;
        }

        public Draft lease(Lease value) {
            lease = value;
            return this;
        }

        public Draft nextAttemptAt(Instant value) {
            nextAttemptAt = value;
            return this;
        }

        public Draft nudged(Nudge value) {
            nudged = value;
            return this;
        }

        public Draft fromIssue(FromIssue value) {
            fromIssue = Optional.of(value);
            return this;
        }

        public Draft issueId(Optional<Long> value) {
            issueId = value;
            return this;
        }

        /** The request as changed, one version on. */
        public Request next() {
            return at(from.version + 1);
        }

        /** The request as changed, still the same version: for what was never stored. */
        Request same() {
            return at(from.version);
        }

        private Request at(long version) {
            return new Request(
                    from.id,
                    content,
                    from.requester,
                    from.requesterName,
                    state,
                    from.createdAt,
                    since,
                    endsAt,
                    Optional.ofNullable(lapsesAt),
                    from.managerAtRequest,
                    waitingFor,
                    decisions,
                    Optional.ofNullable(credentialId),
                    from.replaces,
                    Optional.ofNullable(reason),
                    Optional.ofNullable(guidance),
                    Optional.ofNullable(attention),
                    issueChecked,
                    withdrawalRequested,
                    attempts,
                    Optional.ofNullable(lease),
                    Optional.ofNullable(nextAttemptAt),
                    Optional.ofNullable(nudged),
                    fromIssue,
                    issueId,
                    version);
        }
    }
}
