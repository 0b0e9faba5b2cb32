package dev.tokenward.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.secrets.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call to another system: a path under its {@link BaseUrl}, headers, a body. Knows which
 * secrets it carries, so that they can be kept out of every text about it. Immutable.
 */
public final class Call {
    private final String method;
    private final String template;
    private final String path;
    private final boolean fromRoot;
    private final String query;
    private final List<Header> headers;
    private final Optional<Secret> body;
    private final List<Secret> secrets;
    private final boolean repeatable;

    /** A header's value may be secret, so every value is treated as one. */
    record Header(String name, Secret value) {}

    private Call(
            String method,
            String template,
            String path,
            boolean fromRoot,
            String query,
            List<Header> headers,
            Optional<Secret> body,
            List<Secret> secrets,
            boolean repeatable) {
        this.method = method;
        this.template = template;
        this.path = path;
        this.fromRoot = fromRoot;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.secrets = secrets;
        this.repeatable = repeatable;
    }

    /**
     * @param template a path beginning with a slash; each {@code {…}} in it is replaced by the next
     *     part, percent-encoded. Logs show the template alone.
     */
    public static Call get(String template, String... parts) {
        return start("GET", template, true, parts);
    }

    public static Call post(String template, String... parts) {
        return start("POST", template, false, parts);
    }

    public static Call put(String template, String... parts) {
        return start("PUT", template, false, parts);
    }

    public static Call delete(String template, String... parts) {
        return start("DELETE", template, false, parts);
    }

    /**
     * The same read at a further page: a path and query that {@link BaseUrl#within} let through.
     */
    public Call page(String pathAndQuery) {
        if (!pathAndQuery.startsWith("/")) {
            throw new IllegalArgumentException("a page's path begins with a slash");
        }
        return new Call(
                method, template, pathAndQuery, true, "", headers, body, secrets, repeatable);
    }

    public Call query(String name, String value) {
        String more =
                query
                        + (query.isEmpty() ? "?" : "&")
                        + Percent.encode(name)
                        + "="
                        + Percent.encode(value);
        return new Call(method, template, path, fromRoot, more, headers, body, secrets, repeatable);
    }

    /** A header without a secret. */
    public Call header(String name, String value) {
        return with(new Header(name, Secret.of(value)), List.of());
    }

    /**
     * A header with a secret.
     *
     * @param known what must not be seen of it besides the value itself, for example the token
     *     after {@code Bearer}
     * @throws IllegalArgumentException if the value cannot be sent; names the header only (C46: the
     *     JDK's own exception holds the value)
     */
    public Call header(String name, Secret value, Secret... known) {
        List<Secret> all = new ArrayList<>(List.of(known));
        all.add(value);
        return with(new Header(name, value), all);
    }

    /** A JSON body, and the secrets in it. */
    public Call json(JsonNode content, Secret... inIt) {
        return new Call(
                        method,
                        template,
                        path,
                        fromRoot,
                        query,
                        headers,
                        Optional.of(Secret.of(content.toString())),
                        join(secrets, List.of(inIt)),
                        repeatable)
                .header("Content-Type", "application/json");
    }

    /** Changes nothing that matters when it is carried out twice, though it is no GET. */
    public Call repeatable() {
        return new Call(method, template, path, fromRoot, query, headers, body, secrets, true);
    }

    /** Whether a lost answer is harmless: the call may be sent again. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** Method and path template: what a log may show. */
    public String label() {
        return method + " " + template;
    }

    /** A detail about this call that may be logged and shown: cut, without any secret. */
    public String detail(String text) {
        return Scrub.detail(text, secrets);
    }

    String method() {
        return method;
    }

    boolean fromRoot() {
        return fromRoot;
    }

    /** Path and query, to tell calls apart; not for logs. */
    public String target() {
        return pathAndQuery();
    }

    String pathAndQuery() {
        return path + query;
    }

    List<Header> headers() {
        return headers;
    }

    Optional<Secret> body() {
        return body;
    }

    private Call with(Header header, List<Secret> more) {
        if (!header.value().reveal().chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "header " + header.name() + " holds a character that cannot be sent");
        }
        return new Call(
                method,
                template,
                path,
                fromRoot,
                query,
                join(headers, List.of(header)),
                body,
                join(secrets, more),
                repeatable);
    }

    private static Call start(String method, String template, boolean repeatable, String... parts) {
        String path = PathTemplate.fill(template, parts);
        return new Call(
                method,
                template,
                path,
                false,
                "",
                List.of(),
                Optional.empty(),
                List.of(),
                repeatable);
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return label();
    }
}
