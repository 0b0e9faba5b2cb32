package dev.tokenward.store;

/** Numbers in keys, with as many digits always, so that the keys sort as the numbers do. */
final class Digits {
    private Digits() {}

    /**
     * By hand: a format's first use reads the symbols of a language, 5 ms of a cold start.
     *
     * @param number not negative
     * @param width at least; a longer number keeps its digits
     */
    static String of(long number, int width) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
