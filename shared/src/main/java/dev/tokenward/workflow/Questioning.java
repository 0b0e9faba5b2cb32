package dev.tokenward.workflow;

import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Owner;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom to ask today whether something is theirs: each person about one, however many they may own,
 * since each question has its own two buttons.
 */
final class Questioning {
    private final Policy policy;
    private final int asksPerDay;
    private final Instant now;

    /**
     * @param asksPerDay most people asked in a day
     */
    Questioning(Policy policy, int asksPerDay, Instant now) {
        this.policy = policy;
        this.asksPerDay = asksPerDay;
        this.now = now;
    }

    /**
     * One question to one person.
     *
     * @param more of theirs are asked about on other days
     */
    record Question(Found about, long more) {}

    /**
     * @param strays in the order in which they are asked about
     */
    List<Question> today(List<Found> strays) {
        Map<Email, Instant> last = lastAsked(strays);
        // whoever answered today was asked today, or their answer would bring the next question
        Set<Email> asked =
                last.entrySet().stream()
                        .filter(e -> policy.today(e.getValue()).equals(policy.today(now)))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        Map<Email, List<Found>> waiting =
                strays.stream()
                        .filter(f ->
                                f.standing() == Standing.FOUND && f.credibleOwner().isPresent())
                        // at the second sight, as everything that is done
                        .filter(f -> TwoSightings.isSecond(f.firstSeenAt(), now))
                        .collect(
                                Collectors.groupingBy(
                                        f -> owner(f).orElseThrow(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        waiting.keySet().removeAll(asked);
        return waiting.entrySet().stream()
                // else those who may own many would be asked daily, and others not for months
                .sorted(Comparator.comparing(of -> last.getOrDefault(of.getKey(), Instant.EPOCH)))
                .map(Map.Entry::getValue)
                .limit(Math.max(0, asksPerDay - asked.size()))
                .map(of -> new Question(of.getFirst(), of.size() - 1L))
                .toList();
    }

    private static Map<Email, Instant> lastAsked(List<Found> strays) {
        Map<Email, Instant> last = new HashMap<>();
        strays.stream()
                .filter(f -> f.standing() != Standing.FOUND)
                .forEach(f ->
                        owner(f).ifPresent(who ->
                                last.merge(who, f.since(), (a, b) -> a.isAfter(b) ? a : b)));
        return last;
    }

    private static Optional<Email> owner(Found f) {
        return f.owner().map(Owner::email);
    }
}
