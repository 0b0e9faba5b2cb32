package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The parts of the listing index, in the order in which people read them: what needs attention
 * first. What piles up over the years lies in a part per month.
 */
final class Sections {
    private static final List<RequestState> OPEN =
            List.of(
                    RequestState.ISSUE_FAILED,
                    RequestState.AWAITING_SUPPORT_OPS,
                    RequestState.AWAITING_MANAGER,
                    RequestState.APPROVED,
                    RequestState.ISSUING);

    /** An active credential is among them where its holder left and nobody wanted to keep it. */
    private static final List<CredentialStatus> AILING =
            List.of(
                    CredentialStatus.REVOKE_FAILED,
                    CredentialStatus.ACTIVE,
                    CredentialStatus.REVOKING,
                    CredentialStatus.DEACTIVATED,
                    CredentialStatus.PENDING);

    /** What somebody has to decide about, what is most pressing first. */
    private static final List<Standing> UNEXPLAINED =
            List.of(
                    Standing.REMOVAL_AGREED,
                    Standing.DISOWNED,
                    Standing.UNANSWERED,
                    Standing.DEACTIVATED,
                    Standing.FOUND,
                    Standing.ASKED);

    /** Of these, what nobody is taking out yet. */
    private static final Set<Standing> UNDECIDED =
            EnumSet.of(Standing.DISOWNED, Standing.UNANSWERED, Standing.FOUND, Standing.ASKED);

    private static final String ACTIVE = "CREDENTIAL#ACTIVE#";
    private static final String SWITCHED_OFF_SOON = "FOUND#SWITCHED_OFF_SOON";

    /** What ends within it comes before what nobody stands for, also on the last of a month. */
    private static final Duration SOON = Duration.ofDays(7);

    private Sections() {}

    /** One part: its key in the index, and whether its newest comes first. */
    record Section(String key, boolean newestFirst) {}

    static String of(Request r) {
        return r.state().isClosed()
                ? closed("REQUEST", Instants.month(r.since()))
                : "REQUEST#" + r.state();
    }

    static String of(Credential c) {
        if (c.status() == CredentialStatus.ACTIVE && !hasLeaver(c)) {
            return ACTIVE + Instants.month(c.stopsAt());
        }
        return c.status().mayExist()
                ? "CREDENTIAL#" + c.status()
                : closed("CREDENTIAL", Instants.month(c.endsAt()));
    }

    private static boolean hasLeaver(Credential c) {
        return c.departure().filter(d -> d.stage() != Departure.Stage.KEPT).isPresent();
    }

    static String of(Found f) {
        if (f.isGone()) {
            return closed("FOUND", Instants.month(f.since()));
        }
        return isSwitchedOffSoon(f) ? SWITCHED_OFF_SOON : of(f.standing());
    }

    static Instant sort(Found f) {
        return f.switchOffAt()
                .filter(at -> isSwitchedOffSoon(f))
                .or(f::idleSince)
                .orElse(f.firstSeenAt());
    }

    private static boolean isSwitchedOffSoon(Found f) {
        return f.switchOffAt().isPresent() && UNDECIDED.contains(f.standing());
    }

    private static String of(Standing standing) {
        return "FOUND#" + standing;
    }

    /** Where every row lies that is not gone. */
    static List<String> standing() {
        return Stream.concat(
                        Stream.of(SWITCHED_OFF_SOON),
                        Stream.of(Standing.values())
                                .filter(s -> s != Standing.GONE && s != Standing.OVER)
                                .map(Sections::of))
                .toList();
    }

    /** Where every row lies of which somebody was asked. */
    static List<String> asked() {
        return Stream.concat(
                        Stream.of(SWITCHED_OFF_SOON),
                        Stream.of(Standing.ASKED, Standing.UNANSWERED, Standing.DISOWNED)
                                .map(Sections::of))
                .toList();
    }

    /** The months in which parts exist are noted under these keys. */
    static boolean isMonthly(String key) {
        return key.contains("#CLOSED#") || isLive(key);
    }

    private static boolean isLive(String key) {
        return key.contains("#ACTIVE#");
    }

    /**
     * @param monthly the keys of the monthly parts that exist and begin so, sorted; asked only for
     *     what the list needs, since months add up over the years
     */
    static List<Section> requests(
            Optional<RequestState> state, Function<String, List<String>> monthly) {
        List<Section> sections = new ArrayList<>();
        OPEN.stream()
                .filter(s -> state.isEmpty() || state.get() == s)
                .forEach(s -> sections.add(new Section("REQUEST#" + s, false)));
        if (state.isEmpty() || state.get().isClosed()) {
            closed("REQUEST", monthly, sections);
        }
        return sections;
    }

    static List<Section> credentials(
            Optional<CredentialStatus> status, Function<String, List<String>> monthly) {
        List<Section> sections = new ArrayList<>();
        AILING.stream()
                .filter(s -> status.isEmpty() || status.get() == s)
                .forEach(s -> sections.add(new Section("CREDENTIAL#" + s, false)));
        if (status.isEmpty() || status.get() == CredentialStatus.ACTIVE) {
            monthly.apply(ACTIVE).forEach(key -> sections.add(new Section(key, false)));
        }
        if (status.isEmpty() || !status.get().mayExist()) {
            closed("CREDENTIAL", monthly, sections);
        }
        return sections;
    }

    /**
     * Everything, what is managed and what is not: ailing records, then what ends in these weeks,
     * then what nobody stands for, with the tokens that are switched off soon before the last used,
     * then what is in order, then what is others' and our own access, then what is over.
     */
    static List<Section> inventory(
            List<Section> credentials,
            Optional<CredentialStatus> status,
            List<String> gone,
            Instant now) {
        List<Section> sections = new ArrayList<>();
        String soon = ACTIVE + Instants.month(now.plus(SOON));
        boolean works =
                status.isEmpty()
                        || status.get() == CredentialStatus.ACTIVE
                        || status.get() == CredentialStatus.DEACTIVATED;
        credentials.stream().filter(s -> !isMonthly(s.key())).forEach(sections::add);
        credentials.stream()
                .filter(s -> isLive(s.key()) && s.key().compareTo(soon) <= 0)
                .forEach(sections::add);
        if (works) {
            sections.add(new Section(SWITCHED_OFF_SOON, false));
            UNEXPLAINED.forEach(s -> sections.add(new Section(of(s), true)));
        }
        credentials.stream()
                .filter(s -> isLive(s.key()) && s.key().compareTo(soon) > 0)
                .forEach(sections::add);
        if (works) {
            Stream.of(Standing.UNLISTED, Standing.OWN)
                    .forEach(s -> sections.add(new Section(of(s), true)));
        }
        credentials.stream()
                .filter(s -> isMonthly(s.key()) && !isLive(s.key()))
                .forEach(sections::add);
        if (status.isEmpty() || status.get() == CredentialStatus.GONE) {
            gone.reversed().forEach(key -> sections.add(new Section(key, true)));
        }
        return sections;
    }

    private static void closed(
            String type, Function<String, List<String>> monthly, List<Section> sections) {
        monthly.apply(type + "#CLOSED#")
                .reversed()
                .forEach(key -> sections.add(new Section(key, true)));
    }

    private static String closed(String type, String month) {
        return type + "#CLOSED#" + month;
    }
}
