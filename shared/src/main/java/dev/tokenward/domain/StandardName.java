package dev.tokenward.domain;

import java.time.LocalDate;

/**
 * The name that a credential carries in Zendesk, by the house's standard: built from a request, and
 * read from a name that is found there. Reading takes the exact formats only; what is merely near
 * is {@link Unknown} and for a person to decide (case C37).
 */
public sealed interface StandardName {
    /** {@code name - request link - last day}. */
    record Person(String name, IssueRef issue, LocalDate lastDay) implements StandardName {
        @Override
        public boolean isOf(Content content, String requesterName) {
            return content.category() == Category.PERSON
                    && name.equals(requesterName)
                    && content.issue().filter(issue::equals).isPresent()
                    && lastDay.equals(content.removalDate());
        }
    }

    /** {@code Target - name of the target}. */
    record Target(String name) implements StandardName {
        @Override
        public boolean isOf(Content content, String requesterName) {
            return content.category() == Category.TARGET
                    && content.target().filter(name::equals).isPresent();
        }
    }

    /**
     * {@code name - use case}. Holds only if that person belongs to Support Ops, which a name alone
     * cannot tell.
     */
    record TeamMember(String name, String useCase) implements StandardName {
        @Override
        public boolean isOf(Content content, String requesterName) {
            return content.category() == Category.SUPPORT_OPS
                    && name.equals(requesterName)
                    && content.useCase().filter(useCase::equals).isPresent();
        }
    }

    /** The link alone, as later practice has it: the owner is to be found in the issue. */
    record BareLink(IssueRef issue) implements StandardName {
        @Override
        public boolean isOf(Content content, String requesterName) {
            return false;
        }
    }

    /**
     * None of the formats.
     *
     * @param why for people
     */
    record Unknown(String why) implements StandardName {
        @Override
        public boolean isOf(Content content, String requesterName) {
            return false;
        }
    }

    /** Whether it reads as what {@link #of} makes of this request, part by part. */
    boolean isOf(Content content, String requesterName);

    /** The name that a request's credential gets. */
    static String of(Content content, String requesterName) {
        return switch (content.category()) {
            case PERSON ->
                    requesterName
                            + NameFormats.SEPARATOR
                            + content.issue()
                                    .map(IssueRef::url)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "a person's request has an issue"))
                            + NameFormats.SEPARATOR
                            + content.removalDate();
            case TARGET -> NameFormats.TARGET + content.target().orElseThrow();
            case SUPPORT_OPS ->
                    requesterName + NameFormats.SEPARATOR + content.useCase().orElseThrow();
        };
    }

    /**
     * Reads a name.
     *
     * @param links of our own GitLab; a link to another one is no request of ours
     */
    static StandardName read(String raw, IssueLinks links) {
        String text = Text.tidy(raw);
        if (text.isEmpty()) {
            return new Unknown("has no name");
        }
        if (text.contains("://")) {
            return NameFormats.withLink(text, links);
        }
        if (text.equals(NameFormats.TARGET.strip())) {
            return new Unknown("is a target without a name");
        }
        return text.startsWith(NameFormats.TARGET)
                ? NameFormats.target(text.substring(NameFormats.TARGET.length()))
                : NameFormats.teamMember(text);
    }
}
