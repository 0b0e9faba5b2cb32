package dev.tokenward.workflow;

/**
 * One part of a sweep's work. A step that throws is reported and does not keep the later ones from
 * their turn; it is run again by the next sweep, so whatever it does may be done twice.
 *
 * <p>In a dry run ({@link SweepRun#dryRun}) it counts what it would do, and changes nothing here or
 * outside.
 */
@FunctionalInterface
public interface SweepStep {
    void run(SweepRun run);

    /**
     * A step in its place.
     *
     * @param name for reports and logs, a word or two: {@code revoke}, {@code seal the audit log}
     */
    record Named(String name, SweepStep step) {}
}
