package dev.tokenward.domain;

/**
 * One thing that is wrong with what a person sent, in their words.
 *
 * @param field the field as the person wrote it, for example {@code removalDate} or {@code
 *     scopes[2]}
 * @param message what is wrong and what would be right
 */
public record Fault(String field, String message) {
    /**
     * A fault whose message is a whole sentence about its field.
     *
     * @param predicate what comes after the field's name, without a full stop
     */
    public static Fault of(String field, String predicate) {
        return new Fault(field, field + " " + predicate + ".");
    }
}
