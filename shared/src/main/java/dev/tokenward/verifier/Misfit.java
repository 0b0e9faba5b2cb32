package dev.tokenward.verifier;

/** Ends the check with what was found. */
final class Misfit extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    Misfit(Finding.Kind kind, long line, String what) {
        this(new Finding(kind, line, what));
    }

    Misfit(Finding finding) {
        super(finding.toString());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
