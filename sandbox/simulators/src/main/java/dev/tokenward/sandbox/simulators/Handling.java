package dev.tokenward.sandbox.simulators;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call on its way: fault, lock, journal. Knows nothing of sockets. */
final class Handling {
    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);

    private final Simulator<?> simulator;
    private final Control control;

    Handling(Simulator<?> simulator) {
        this.simulator = simulator;
        this.control = new Control(simulator);
    }

    /** What goes over the wire: a reply, a part of one, or nothing. */
    record Sent(Optional<Reply> reply, int bytes) {
        static Sent whole(Reply reply) {
            return new Sent(Optional.of(reply), Integer.MAX_VALUE);
        }

        /** The reply, if all of it goes over the wire. */
        Optional<Reply> complete() {
            return reply.filter(r -> r.body().length() <= bytes);
        }

        static Sent nothing() {
            return new Sent(Optional.empty(), 0);
        }
    }

    Sent handle(Call call) throws InterruptedException {
        if (call.rawPath().startsWith("/_sim/")) {
            return Sent.whole(simulator.control(control, call));
        }
        simulator.show(call);
        Optional<Fault> fault = simulator.faults().take(call);
        if (fault.isEmpty()) {
            return noted(call, Sent.whole(carryOut(call)), true);
        }
        return switch (fault.get()) {
            case Fault.Answer(Reply reply, boolean first) -> {
                if (first) {
                    carryOut(call);
                }
                yield noted(call, Sent.whole(reply), first);
            }
            case Fault.Drop(boolean first) -> {
                if (first) {
                    carryOut(call);
                }
                yield noted(call, Sent.nothing(), first);
            }
            case Fault.Cut(int bytes) ->
                    noted(call, new Sent(Optional.of(carryOut(call)), bytes), true);
            case Fault.Delay delay -> {
                Thread.sleep(delay.pause());
                yield noted(call, Sent.whole(carryOut(call)), true);
            }
            case Fault.Alter alter ->
                    noted(call, Sent.whole(alter.change().apply(carryOut(call))), true);
        };
    }

    private Reply carryOut(Call call) {
        try {
            return simulator.carryOut(call);
        } catch (RuntimeException e) {
            LOG.error("the simulator failed on {}", call, e);
            return Reply.text(500, "the simulator failed: see its log");
        }
    }

    /** Before it is sent, so that whoever has the answer finds the entry. */
    private Sent noted(Call call, Sent sent, boolean carriedOut) {
        simulator.note(call, sent.reply().map(Reply::status).orElse(0), carriedOut);
        return sent;
    }
}
