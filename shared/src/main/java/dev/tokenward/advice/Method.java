package dev.tokenward.advice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The HTTP methods of Zendesk's API. A scope's access follows from it. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    static final Set<Method> READING = EnumSet.of(GET);
    static final Set<Method> WRITING = EnumSet.complementOf(EnumSet.of(GET));

    /**
     * HEAD is read as GET and OPTIONS as none.
     *
     * @param word in any case
     */
    static Optional<Method> of(String word) {
        String name = word.toUpperCase(Locale.ROOT).replace("HEAD", "GET");
        return Arrays.stream(values()).filter(m -> m.name().equals(name)).findFirst();
    }

    /** {@code read} or {@code write}, as scopes spell it. */
    public String access() {
        return this == GET ? "read" : "write";
    }
}
