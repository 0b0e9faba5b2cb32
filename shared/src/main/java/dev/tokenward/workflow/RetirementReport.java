package dev.tokenward.workflow;

import dev.tokenward.domain.Survey;
import dev.tokenward.retirement.BurnDown;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.retirement.Phase;
import dev.tokenward.store.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * How the account gets rid of its API tokens.
 *
 * @param tokens what becomes of each, the most urgent first
 * @param phases how many stand where
 * @param owners who has how many left, the most first
 * @param atTheEnd how many are in use to the very end, if nobody does anything
 * @param end the day on which Zendesk switches off every one, in the policy's zone
 * @param daysLeft until Zendesk switches off every one
 */
public record RetirementReport(
        Page<Outlook> tokens,
        Map<Phase, Integer> phases,
        List<OwnersShare> owners,
        BurnDown burnDown,
        int atTheEnd,
        LocalDate end,
        long daysLeft,
        Survey survey) {
    public RetirementReport {
        phases = Map.copyOf(phases);
        owners = List.copyOf(owners);
    }

    /**
     * What one person still has to do.
     *
     * @param owner an address; empty where nothing says whose they are
     * @param proposed whether that is a proposal only
     */
    public record OwnersShare(String owner, boolean proposed, int left, int all) {}
}
