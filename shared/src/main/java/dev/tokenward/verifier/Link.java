package dev.tokenward.verifier;

/**
 * An event or a seal in its chain.
 *
 * @param line where it stands in the file, from 1
 * @param chain the subject; {@link #SEALS} for a seal
 * @param intact whether its content has the hash that stands beside it
 * @param about type and time, for people
 */
record Link(
        long line,
        String chain,
        long sequence,
        String previous,
        String hash,
        boolean intact,
        String about) {
    /** No subject is empty. */
    static final String SEALS = "";

    /** What the first of a chain follows. */
    static final String NOTHING = "0".repeat(64);

    String name() {
        return name(chain, sequence) + " (" + about + ")";
    }

    static String name(String chain, long sequence) {
        return chain.equals(SEALS) ? "seal " + sequence : "event " + sequence + " of " + chain;
    }

    boolean isAt(String otherChain, long otherSequence) {
        return chain.equals(otherChain) && sequence == otherSequence;
    }
}
