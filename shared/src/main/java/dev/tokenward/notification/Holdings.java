package dev.tokenward.notification;

import dev.tokenward.domain.Credential;
import java.time.Duration;
import java.util.List;

/** What the requester holds besides: an approver decides on the sum, not on the request alone. */
final class Holdings {
    /** More lines than this are not read; their number is told. */
    private static final int MOST = 10;

    private Holdings() {}

    static void say(Blocks blocks, Occasion o) {
        List<Credential> all = o.holdings();
        if (all.isEmpty()) {
            blocks.say("*Holds besides:* no credential that Tokenward knows of.");
            return;
        }
        blocks.say(
                        "*Holds besides:* "
                                + all.size()
                                + (all.size() == 1 ? " credential" : " credentials"))
                .lines(all.stream().limit(MOST).map(c -> line(c, o)).toList());
        if (all.size() > MOST) {
            blocks.say("_(" + (all.size() - MOST) + " more: `GET /credentials`)_");
        }
    }

    private static String line(Credential c, Occasion o) {
        return c.name()
                + " ("
                + Power.kind(c.kind())
                + (c.scopes().isEmpty() ? "" : ": " + String.join(", ", c.scopes()))
                + "), ends "
                + When.endOf(c.lastDay(), o.policy())
                + ", "
                + c.lastUsedAt()
                        .map(at -> "last used " + ago(Duration.between(at, o.now())))
                        .orElse("not seen in use");
    }

    private static String ago(Duration since) {
        long days = Math.max(since.toDays(), 0);
        return days == 0 ? "within the last day" : days + (days == 1 ? " day ago" : " days ago");
    }
}
