package dev.tokenward.advice;

/** What a statement of a pasted text turned out to be. */
sealed interface Found {
    String NO_ADDRESS = "no address of Zendesk's API, such as /api/v2/tickets";

    record Call(NamedCall call) implements Found {}

    /** A method whose address comes on a later line, as in HAR files. */
    record Half(Method method) implements Found {}

    /**
     * @param why in our words alone
     */
    record Nothing(String why) implements Found {}
}
