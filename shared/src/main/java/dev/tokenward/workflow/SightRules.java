package dev.tokenward.workflow;

/**
 * How the daily look at Zendesk goes about what nobody asked for here.
 *
 * @param adoptionDays how long a proposed owner has to answer, in days
 * @param asksPerDay most people asked in a day, each about one credential; 0 asks nobody
 * @param removal whether what nobody stands for may be switched off and deleted, once a Support Ops
 *     manager agreed
 * @param deleteDays how long it stays switched off before it is deleted, in days
 * @param silentDays how long an API token is unused, its OAuth client being used, before its
 *     deletion is proposed, in days
 */
public record SightRules(
        int adoptionDays, int asksPerDay, boolean removal, int deleteDays, int silentDays) {
    public static final SightRules USUAL = new SightRules(14, 20, false, 14, 14);
}
