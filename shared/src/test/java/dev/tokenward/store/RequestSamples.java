package dev.tokenward.store;

import dev.tokenward.domain.Attention;
import dev.tokenward.domain.Category;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.ContentHash;
import dev.tokenward.domain.Decision;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.FromIssue;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Lease;
import dev.tokenward.domain.Nudge;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Stage;
import dev.tokenward.domain.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests of every state, each with everything that may be absent and with nothing of it, and one
 * for every constant that a request can hold. What a name stands for never changes.
 */
final class RequestSamples {
    private static final Instant NOW = ShapeSamples.NOW;
    private static final Email MORGAN = StoreSamples.MORGAN.email();
    private static final Email SASHA = StoreSamples.SASHA.email();

    private RequestSamples() {}

    static List<Request> all() {
        Sample usual =
                new Sample(
                        "usual",
                        RequestState.AWAITING_MANAGER,
                        true,
                        Category.PERSON,
                        Kind.OAUTH_CLIENT,
                        Attention.ISSUE_DEFERRED,
                        Verdict.APPROVE,
                        Channel.API);
        return Stream.of(
                        Stream.of(RequestState.values())
                                .flatMap(s -> Stream.of(usual.state(s), usual.state(s).bare())),
                        Stream.of(Category.values()).map(usual::category),
                        Stream.of(Kind.values()).map(usual::kind),
                        Stream.of(Attention.values()).map(usual::attention),
                        Stream.of(Verdict.values()).map(usual::verdict),
                        Stream.of(Channel.values()).map(usual::channel),
                        Stream.of(Nudge.values()).map(usual::nudge),
                        Stream.of(usual.named("of_an_issue")))
                .flatMap(samples -> samples)
                .map(Sample::request)
                .toList();
    }

    private record Sample(
            String name,
            RequestState state,
            boolean full,
            Category category,
            Kind kind,
            Attention attention,
            Verdict verdict,
            Channel channel) {
        Sample state(RequestState s) {
            return new Sample(s.name(), s, full, category, kind, attention, verdict, channel);
        }

        Sample named(String other) {
            return new Sample(other, state, full, category, kind, attention, verdict, channel);
        }

        Sample bare() {
            return new Sample(
                    name + "_bare", state, false, category, kind, attention, verdict, channel);
        }

        Sample category(Category c) {
            return new Sample(c.name(), state, full, c, kind, attention, verdict, channel);
        }

        Sample kind(Kind k) {
            return new Sample(k.name(), state, full, category, k, attention, verdict, channel);
        }

        Sample attention(Attention a) {
            String named = "attention_" + a;
            return new Sample(named, state, full, category, kind, a, verdict, channel);
        }

        Sample verdict(Verdict v) {
            return new Sample(v.name(), state, full, category, kind, attention, v, channel);
        }

        Sample channel(Channel c) {
            return new Sample(c.name(), state, full, category, kind, attention, verdict, c);
        }

        Sample nudge(Nudge n) {
            return new Sample(nudged(n), state, full, category, kind, attention, verdict, channel);
        }

        private static String nudged(Nudge n) {
            return "nudged_" + n;
        }

        private boolean isOfAnIssue() {
            return name.equals("of_an_issue");
        }

        Request request() {
            Request undecided = request(List.of());
            return full
                    ? request(
                            List.of(
                                    decision(Stage.MANAGER, MORGAN, undecided),
                                    decision(Stage.SUPPORT_OPS, SASHA, undecided)))
                    : undecided;
        }

        private Request request(List<Decision> decisions) {
            return new Request(
                    "req_" + name,
                    content(),
                    StoreSamples.RILEY.email(),
                    "Riley",
                    state,
                    NOW.minus(Duration.ofDays(3)),
                    NOW.minus(Duration.ofDays(1)),
                    ShapeSamples.ENDS,
                    only(state.isWaiting(), NOW.plus(Duration.ofDays(13))),
                    only(full, MORGAN),
                    state.isWaiting() ? List.of(MORGAN) : List.of(),
                    decisions,
                    only(full, "cred_" + name),
                    only(full, "cred_before"),
                    only(full, "a reason"),
                    only(full, "a guidance"),
                    only(full, attention),
                    true,
                    full,
                    full ? 3 : 0,
                    only(
                            state == RequestState.ISSUING,
                            new Lease("att_1", NOW.plus(Duration.ofMinutes(10)))),
                    only(state == RequestState.APPROVED && full, NOW.plus(Duration.ofMinutes(30))),
                    Stream.of(Nudge.values()).filter(n -> name.equals(nudged(n))).findFirst(),
                    only(
                            isOfAnIssue(),
                            new FromIssue(
                                    "0".repeat(64),
                                    List.of("kind"),
                                    true,
                                    Optional.of(NOW),
                                    Optional.empty())),
                    only(isOfAnIssue(), 3_000_000_042L),
                    1);
        }

        private Content content() {
            return new Content(
                    category,
                    kind,
                    "Nightly export",
                    LocalDate.parse("2027-03-31"),
                    only(
                            category == Category.PERSON,
                            new IssueRef("acme/access", 42, "https://gitlab.example.com/42")),
                    only(category == Category.TARGET, "Status page"),
                    only(category == Category.SUPPORT_OPS, "weekly report"),
                    true,
                    only(full, "Audit events are for administrators"),
                    full ? List.of("tickets:read", "users:read") : List.of(),
                    Optional.empty());
        }

        private Decision decision(Stage stage, Email by, Request on) {
            return new Decision(
                    stage,
                    verdict,
                    by,
                    by.value(),
                    NOW.minus(Duration.ofHours(5)),
                    Optional.of("because"),
                    channel,
                    ContentHash.of(on));
        }
    }

    private static <T> Optional<T> only(boolean there, T value) {
        return there ? Optional.of(value) : Optional.empty();
    }
}
