package dev.tokenward.store;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Departure;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
            return "CREDENTIAL#ACTIVE#" + Instants.month(c.endsAt());
        }
        return c.status().mayExist()
                ? "CREDENTIAL#" + c.status()
                : closed("CREDENTIAL", Instants.month(c.endsAt()));
    }

    private static boolean hasLeaver(Credential c) {
        return c.departure().filter(d -> d.stage() != Departure.Stage.KEPT).isPresent();
    }

    static String of(Found f) {
        return f.standing() == Found.Standing.GONE
                ? closed("FOUND", Instants.month(f.since()))
                : of(f.standing());
    }

    static String of(Found.Standing standing) {
        return "FOUND#" + standing;
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
            monthly.apply("CREDENTIAL#ACTIVE#")
                    .forEach(key -> sections.add(new Section(key, false)));
        }
        if (status.isEmpty() || !status.get().mayExist()) {
            closed("CREDENTIAL", monthly, sections);
        }
        return sections;
    }

    /**
     * Everything, what is managed and what is not: ailing records, then what nobody stands for, the
     * last used first, then what is in order, then our own access, then what is over.
     */
    static List<Section> inventory(
            List<Section> credentials, Optional<CredentialStatus> status, List<String> gone) {
        List<Section> sections = new ArrayList<>();
        List<Section> found = FoundTable.unexplained().map(s -> new Section(of(s), true)).toList();
        Section own = new Section(of(Found.Standing.OWN), true);
        boolean works =
                status.isEmpty()
                        || status.get() == CredentialStatus.ACTIVE
                        || status.get() == CredentialStatus.DEACTIVATED;
        credentials.stream().filter(s -> !isMonthly(s.key())).forEach(sections::add);
        if (works) {
            found.stream().filter(s -> !s.equals(own)).forEach(sections::add);
        }
        credentials.stream().filter(s -> isLive(s.key())).forEach(sections::add);
        if (works) {
            sections.add(own);
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
