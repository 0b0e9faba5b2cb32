package dev.tokenward.usage;

/** How often something is used. */
public enum Cadence {
    /** On every day, or on every working day. */
    DAILY("daily"),
    WEEKLY("weekly"),
    MONTHLY("monthly"),
    QUARTERLY("quarterly"),
    /** Seen often enough, and without any of these rhythms. */
    IRREGULAR("irregular"),
    /** Seen too seldom to tell; nothing is guessed. */
    TOO_LITTLE_SEEN("too little seen");

    private final String words;

    Cadence(String words) {
        this.words = words;
    }

    /** As a word before "job" or "use". */
    public String words() {
        return words;
    }

    /** Whether the next use can be told from the last one. */
    public boolean isRegular() {
        return this != IRREGULAR && this != TOO_LITTLE_SEEN;
    }
}
