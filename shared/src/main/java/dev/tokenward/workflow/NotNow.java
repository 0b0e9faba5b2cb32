package dev.tokenward.workflow;

import dev.tokenward.net.Answer;
import java.time.Duration;
import java.util.Optional;

/** How an attempt ends where Zendesk does not do or say what the next step needs. */
final class NotNow {
    /** Wait where our own access is at fault and a person has to act. */
    static final Duration OPERATOR = Duration.ofHours(1);

    private NotNow() {}

    static Optional<Ending> of(String step, Answer<?> answer, Alerts alerts) {
        String what = step + ": " + answer.describe();
        if (answer instanceof Answer.Later<?> later) {
            return Optional.of(new Ending.PutOff(what, later.after().orElse(Ending.SOON)));
        }
        if (answer instanceof Answer.Unclear<?>) {
            return Optional.of(new Ending.PutOff(what, Ending.SOON));
        }
        // 401, 403, or a 404 on the whole endpoint: our own access is at fault, not the request
        alerts.raise("zendesk-access", what);
        return Optional.of(new Ending.PutOff(what, OPERATOR));
    }
}
