package dev.tokenward.net;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A whole answer: status, headers, body. Prints neither headers nor body. */
public final class Reply implements Attempt {
    private final Call call;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    Reply(Call call, int status, HttpHeaders headers, byte[] body) {
        this.call = call;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header, its name in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /**
     * The body as a JSON object or array, whatever its content type says (errors come as {@code
     * text/plain} too); empty for HTML, nothing, cut JSON or a bare word.
     */
    public Optional<JsonNode> json() {
        return ForeignJson.read(body);
    }

    /**
     * A text out of this answer that may be logged and shown: cut, without any secret of the call
     * as it was sent, its own sign-in included.
     */
    public String detail(String text) {
        return call.detail(text);
    }

    /** The body as text: may hold secrets. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What the body is, for details, without a word of it. */
    public String kindOfBody() {
        String start = text().stripLeading();
        if (start.isEmpty()) {
            return "nothing";
        }
        return json().isPresent() ? "JSON" : start.startsWith("<") ? "a web page" : "plain text";
    }

    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
