package dev.tokenward.notification;

import dev.tokenward.domain.Category;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.ContentHash;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice;
import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Notice.Topic;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Policy;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.domain.Stage;
import dev.tokenward.domain.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Occasions to write about, one part after the other. */
public final class Occasions {
    public static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    public static final LocalDate LAST_DAY = LocalDate.parse("2027-03-31");
    public static final Email RILEY = new Email("riley@example.com");
    public static final Email MORGAN = new Email("morgan@example.com");
    public static final Email SASHA = new Email("sasha@example.com");

    private Category category = Category.PERSON;
    private Kind kind = Kind.OAUTH_CLIENT;
    private String purpose = "Weekly report of open tickets";
    private String adminReason = "The audit logs are for administrators only";
    private String requesterName = "Riley";
    private String deciderName = "Morgan";
    private String target = "Status page";
    private String useCase = "weekly report";
    private String credentialName = "Riley - acme/access-requests#42 - 2027-03-31";
    private List<String> scopes = List.of("tickets:read");
    private @Nullable String reason;
    private @Nullable String denial;
    private @Nullable String guidance;
    private @Nullable Person reader;
    private @Nullable String replaces;
    private @Nullable Credential old;
    private Map<String, String> params = Map.of();
    private List<Credential> holdings = List.of();
    private RequestState state = RequestState.AWAITING_SUPPORT_OPS;
    private Recipient recipient = new Recipient.To(RILEY);
    private Policy policy = policy("UTC", false);
    private boolean slackApproval = true;

    public static Policy policy(String zone, boolean unproven) {
        return new Policy(
                ZoneId.of(zone),
                365,
                14,
                List.of(30, 14, 7, 1),
                LocalDate.parse("2026-10-27"),
                Set.of("tickets:read"),
                true,
                unproven,
                "Use a token of your own.",
                255,
                Nudging.NEVER);
    }

    public Occasions category(Category value) {
        category = value;
        return this;
    }

    public Occasions kind(Kind value) {
        kind = value;
        return this;
    }

    public Occasions purpose(String value) {
        purpose = value;
        return this;
    }

    public Occasions adminReason(String value) {
        adminReason = value;
        return this;
    }

    /** Puts one text of people everywhere where people may write. */
    public Occasions everywhere(String text) {
        requesterName = text;
        deciderName = text;
        target = text;
        useCase = text;
        credentialName = text;
        reason = text;
        denial = text;
        guidance = text;
        return purpose(text).adminReason(text);
    }

    public Occasions requesterName(String value) {
        requesterName = value;
        return this;
    }

    public Occasions target(String value) {
        target = value;
        return this;
    }

    public Occasions scopes(String... values) {
        scopes = List.of(values);
        return this;
    }

    public Occasions reason(String value) {
        reason = value;
        return this;
    }

    public Occasions denial(String value) {
        denial = value;
        return this;
    }

    public Occasions guidance(String value) {
        guidance = value;
        return this;
    }

    public Occasions replaces(String value) {
        replaces = value;
        return this;
    }

    /** The credential that the request extends, in this status. */
    public Occasions extending(CredentialStatus status) {
        Credential now = credential();
        old = now.draft().status(status).next();
        return replaces(old.id());
    }

    /** What the requester holds besides. */
    public Occasions holding(List<Credential> value) {
        holdings = value;
        return this;
    }

    public Occasions params(Map<String, String> value) {
        params = value;
        return this;
    }

    public Occasions state(RequestState value) {
        state = value;
        return this;
    }

    public Occasions policy(Policy value) {
        policy = value;
        return this;
    }

    public Occasions to(Recipient value) {
        recipient = value;
        return this;
    }

    public Occasions readBy(Email email, Role... roles) {
        reader =
                new Person(
                        email,
                        "Reader",
                        Optional.empty(),
                        Set.of(),
                        Set.of(roles),
                        Optional.empty());
        return this;
    }

    /** Where nobody decides within Slack. */
    public Occasions withoutSlackApproval() {
        slackApproval = false;
        return this;
    }

    public Occasion on(Topic topic) {
        return new Occasion(
                new Notice("key-1", topic, "rq-1", Optional.of("cr-1"), recipient, params),
                Optional.of(request()),
                Optional.of(credential()),
                Optional.ofNullable(old),
                Optional.ofNullable(reader),
                policy,
                NOW,
                slackApproval,
                holdings);
    }

    public Request request() {
        Content content =
                new Content(
                        category,
                        kind,
                        purpose,
                        LAST_DAY,
                        category == Category.PERSON
                                ? Optional.of(
                                        new IssueRef(
                                                "acme/access-requests",
                                                42,
                                                "https://gitlab.example.com/acme/access-requests/-/issues/42"))
                                : Optional.empty(),
                        category == Category.TARGET ? Optional.of(target) : Optional.empty(),
                        category == Category.SUPPORT_OPS ? Optional.of(useCase) : Optional.empty(),
                        true,
                        Optional.of(adminReason),
                        kind == Kind.OAUTH_CLIENT ? scopes : List.of(),
                        Optional.empty());
        Request bare =
                new Request(
                        "rq-1",
                        content,
                        RILEY,
                        requesterName,
                        state,
                        NOW.minusSeconds(60),
                        NOW,
                        policy.endOf(LAST_DAY),
                        Optional.of(NOW.plusSeconds(14 * 86_400)),
                        Optional.of(MORGAN),
                        List.of(SASHA),
                        List.of(),
                        Optional.of("cr-1"),
                        Optional.ofNullable(replaces),
                        Optional.ofNullable(reason),
                        Optional.ofNullable(guidance),
                        Optional.empty(),
                        true,
                        false,
                        0,
                        Optional.empty(),
                        Optional.of(NOW.plusSeconds(600)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1);
        Request.Draft draft =
                bare.draft().add(decision(bare, Stage.MANAGER, Verdict.APPROVE, Optional.empty()));
        if (denial != null) {
            draft.add(decision(bare, Stage.SUPPORT_OPS, Verdict.DENY, Optional.of(denial)));
        }
        return draft.next();
    }

    private Decision decision(
            Request request, Stage stage, Verdict verdict, Optional<String> words) {
        return new Decision(
                stage,
                verdict,
                stage == Stage.MANAGER ? MORGAN : SASHA,
                deciderName,
                NOW,
                words,
                Channel.API,
                ContentHash.of(request));
    }

    public Credential credential() {
        return new Credential(
                "cr-1",
                "rq-1",
                kind,
                credentialName,
                "tokenward-rq-1",
                Optional.of("9007199254740993"),
                RILEY,
                requesterName,
                CredentialStatus.ACTIVE,
                kind == Kind.OAUTH_CLIENT ? scopes : List.of(),
                NOW,
                LAST_DAY,
                policy.endOf(LAST_DAY),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(reason)
                        .map(why ->
                                new Credential.Revocation(
                                        why,
                                        Optional.empty(),
                                        NOW,
                                        1,
                                        Optional.of(why),
                                        NOW.plusSeconds(60),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                Optional.ofNullable(replaces),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                1);
    }
}
