package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Found.Standing;
import dev.tokenward.domain.FoundLifecycle;
import dev.tokenward.domain.Ownership;
import dev.tokenward.net.Answer;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Goes on with what nobody stands for: asks its proposed owner, waits, tells the managers. */
final class Strays {
    private static final String MANAGERS = "Support Ops managers";

    private final World world;
    private final SightRules rules;
    private final FoundRemoval removal;
    private final SweepRun run;
    private final Instant newSince;
    private final Instant now;

    /**
     * @param newSince what was first seen after it is told of as new
     */
    Strays(
            World world,
            SightRules rules,
            FoundRemoval removal,
            SweepRun run,
            Instant newSince,
            Instant now) {
        this.world = world;
        this.rules = rules;
        this.removal = removal;
        this.run = run;
        this.newSince = newSince;
        this.now = now;
    }

    void follow(Collection<Found> rows) {
        List<Found> strays =
                rows.stream()
                        .filter(f -> f.missingSince().isEmpty())
                        .sorted(Comparator.comparing(Found::firstSeenAt).thenComparing(Found::id))
                        .toList();
        tellNew(strays);
        Questioning questioning = new Questioning(world.policy(), rules.asksPerDay(), now);
        run.each(
                questioning.today(strays),
                q -> q.about().id(),
                q ->
                        settle(
                                FoundLifecycle.ask(q.about(), rules.adoptionDays(), q.more(), now),
                                Counted.OWNERS_ASKED));
        run.each(
                strays.stream().filter(this::isLate).toList(),
                Found::id,
                f -> settle(FoundLifecycle.unanswered(f, now), Counted.UNANSWERED));
        remove(strays);
        tellDoubted(strays);
        List<Found> unanswered =
                strays.stream()
                        .filter(f ->
                                f.standing() == Standing.UNANSWERED
                                        || f.standing() == Standing.DISOWNED
                                        || isLate(f))
                        .toList();
        if (!unanswered.isEmpty()) {
            run.matter(
                    new Matter(
                            "found:unanswered",
                            Matter.Urgency.SOON,
                            unanswered.size()
                                    + " credentials in Zendesk whose proposed owners did not answer within "
                                    + rules.adoptionDays()
                                    + " days, or say that they are not theirs: "
                                    + names(unanswered),
                            MANAGERS
                                    + ": adopt each for somebody (POST /credentials/{id}/adoption), or "
                                    + Found.takenOut("{id}")));
        }
    }

    /** What too little speaks for is for the managers, and not for who is proposed. */
    private void tellDoubted(List<Found> strays) {
        List<Found> doubted =
                strays.stream()
                        .filter(f -> f.standing() == Standing.FOUND)
                        .filter(f -> f.owner().isPresent() && f.credibleOwner().isEmpty())
                        .toList();
        tellDoubted(
                "found:renamed",
                doubted.stream().filter(f -> !isMakers(f)).toList(),
                " credentials in Zendesk name somebody only since they were renamed, after they"
                        + " were first seen. Who is named is not asked: ");
        tellDoubted(
                "found:made",
                doubted.stream().filter(Strays::isMakers).toList(),
                " credentials in Zendesk were made by somebody who made very many, and nothing else"
                        + " says whose they are. Who made them is not asked: ");
    }

    private static boolean isMakers(Found f) {
        return f.owner().filter(Ownership::isMaker).isPresent();
    }

    private void tellDoubted(String key, List<Found> doubted, String why) {
        if (!doubted.isEmpty()) {
            run.matter(
                    new Matter(
                            key,
                            Matter.Urgency.SOON,
                            doubted.size() + why + names(doubted),
                            MANAGERS
                                    + ": find out whose each is, and adopt it for them (POST"
                                    + " /credentials/{id}/adoption), or "
                                    + Found.takenOut("{id}")));
        }
    }

    /**
     * What was agreed to: switched off where that failed before, deleted where its time is over.
     */
    private void remove(List<Found> strays) {
        if (!rules.removal() || run.dryRun()) {
            return;
        }
        run.eachInZendesk(
                strays.stream().filter(f -> f.standing() == Standing.REMOVAL_AGREED).toList(),
                Found::id,
                f -> {
                    if (FoundRemoval.isToken(f)) {
                        switchOff(f);
                    } else {
                        delete(f);
                    }
                });
        run.eachInZendesk(
                strays.stream()
                        .filter(f ->
                                f.standing() == Standing.DEACTIVATED && f.removal().isPresent())
                        .filter(f ->
                                !now.isBefore(f.since().plus(Duration.ofDays(rules.deleteDays()))))
                        .toList(),
                Found::id,
                this::delete);
    }

    private void switchOff(Found f) {
        switch (removal.switchOff(f)) {
            case Answer.Ok<Found> off -> run.count(Counted.SWITCHED_OFF);
            case Answer<Found> other ->
                    run.matter(
                            new Matter(
                                    "found:" + f.id(),
                                    Matter.Urgency.SOON,
                                    Labels.of(f.label())
                                            + " is to be switched off as agreed, and was not: "
                                            + other.describe(),
                                    "nobody yet; the next daily sweep tries again"));
        }
    }

    private void delete(Found f) {
        if (removal.delete(f, Optional.empty()).isPresent()) {
            run.count(Counted.FOUND_DELETED);
        }
    }

    private boolean isLate(Found f) {
        return f.standing() == Standing.ASKED
                && !now.isBefore(f.since().plus(Duration.ofDays(rules.adoptionDays())));
    }

    private void tellNew(List<Found> strays) {
        List<Found> fresh =
                strays.stream()
                        .filter(f ->
                                f.standing() == Standing.FOUND && f.firstSeenAt().isAfter(newSince))
                        .toList();
        if (!fresh.isEmpty()) {
            run.matter(
                    new Matter(
                            "found:new",
                            Matter.Urgency.SOON,
                            fresh.size()
                                    + " credentials stand in Zendesk that nobody asked for through"
                                    + " Tokenward: "
                                    + names(fresh)
                                    + " Their proposed owners are asked, where there is one.",
                            MANAGERS + ": GET /credentials?view=all shows each"));
        }
    }

    private static String names(List<Found> found) {
        return Labels.of(found.stream().map(Found::label).toList());
    }

    private void settle(Change<Found> change, String counted) {
        if (run.dryRun()
                || world.store().commit(new Commit().found(change))
                        instanceof CommitResult.Committed) {
            run.count(counted);
        }
    }
}
