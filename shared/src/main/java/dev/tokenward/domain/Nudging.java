package dev.tokenward.domain;

/**
 * When those who may decide are reminded, and when the next level is told: calendar days after the
 * stage began, 0 for never. A step that does not come before the request lapses never comes.
 */
public record Nudging(int remindDays, int escalateDays) {
    public static final Nudging NEVER = new Nudging(0, 0);

    /** After how many days this step comes; 0 for never. */
    int days(Nudge nudge) {
        return switch (nudge) {
            case REMINDED -> remindDays;
            case ESCALATED -> escalateDays;
        };
    }
}
