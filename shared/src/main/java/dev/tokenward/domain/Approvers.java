package dev.tokenward.domain;

import java.util.List;
import java.util.Optional;

/**
 * Who may decide a stage, by the directory's present word: two different people, never the
 * requester (hazards E8 to E11). An empty list is a state that people see, never an approval.
 */
final class Approvers {
    private Approvers() {}

    /** Whom to ask, sorted by address. */
    static List<Email> of(Request request, Stage stage, Facts facts) {
        return switch (stage) {
            case MANAGER -> manager(request, facts).map(Person::email).stream().toList();
            case SUPPORT_OPS ->
                    facts.supportOpsManagers().stream()
                            .map(Person::email)
                            .filter(p -> maySecond(request, p))
                            .distinct()
                            .sorted()
                            .toList();
        };
    }

    /** Whether this verified actor may decide the stage now. */
    static boolean may(Actor actor, Request request, Stage stage, Facts facts) {
        return switch (stage) {
            case MANAGER ->
                    manager(request, facts)
                            .filter(m -> m.email().equals(actor.email()))
                            .isPresent();
            case SUPPORT_OPS ->
                    actor.is(Role.SUPPORT_OPS_MANAGER) && maySecond(request, actor.email());
        };
    }

    /** The nearest manager who is not the requester: one who manages themself is passed over. */
    private static Optional<Person> manager(Request request, Facts facts) {
        return facts.managers().stream()
                .filter(m -> !m.email().equals(request.requester()))
                .findFirst();
    }

    private static boolean maySecond(Request request, Email person) {
        return !person.equals(request.requester())
                && request.standing(Stage.MANAGER).filter(d -> d.by().equals(person)).isEmpty();
    }
}
