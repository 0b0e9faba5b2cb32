package dev.tokenward.sandbox.simulators;

import java.time.Duration;
import java.util.function.UnaryOperator;

/** What goes wrong with one call. */
public sealed interface Fault {
    /** Another answer; {@code carryOut}: a write has landed all the same (503 after the write). */
    record Answer(Reply reply, boolean carryOut) implements Fault {}

    /** The connection ends without an answer, before or after the call was carried out. */
    record Drop(boolean carryOut) implements Fault {}

    /** Carried out, but the answer's body ends after so many bytes. */
    record Cut(int bytes) implements Fault {}

    /** Carried out after so much real time. */
    record Delay(Duration pause) implements Fault {}

    /** Carried out, and its answer altered on the way. */
    record Alter(UnaryOperator<Reply> change) implements Fault {}

    /** An answer instead of carrying out. */
    static Fault answer(Reply reply) {
        return new Answer(reply, false);
    }

    static Fault status(int status) {
        return answer(Reply.html(status, "<html><body>" + status + "</body></html>"));
    }

    /** The write lands, the answer says otherwise. */
    static Fault afterwards(Reply reply) {
        return new Answer(reply, true);
    }

    static Fault dropBefore() {
        return new Drop(false);
    }

    static Fault dropAfter() {
        return new Drop(true);
    }
}
