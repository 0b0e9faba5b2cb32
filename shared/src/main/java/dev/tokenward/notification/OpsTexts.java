package dev.tokenward.notification;

import dev.tokenward.slack.Message;

/** What Support Ops reads about Tokenward itself. */
final class OpsTexts {
    private OpsTexts() {}

    /**
     * Parameters: the seal's {@code number}, {@code hash} and {@code at}; {@code heads}, how many
     * chains it covers.
     */
    static Message sealed(Occasion o) {
        String number = Mrkdwn.name(o.param("number").orElse("?"));
        String hash = o.param("hash").orElse("?");
        return Blocks.titled("Seal " + number + " of the audit log")
                .say(
                        "*Hash:* "
                                + Mrkdwn.code(hash)
                                + "\n*Sealed at:* "
                                + Mrkdwn.name(o.param("at").orElse("?"))
                                + " (UTC)\n*Chains that moved since the seal before:* "
                                + Mrkdwn.name(o.param("heads").orElse("?")))
                .next(
                        "this message stays: an export is proven against it with `./tokenward audit"
                                + " verify FILE --seal HASH`",
                        "nobody")
                .message("Seal " + number + " of the audit log: " + Mrkdwn.name(hash));
    }

    /** Parameter {@code what}: what is wrong, in words; {@code who}: who can mend it. */
    static Message alert(Occasion o) {
        String what = o.param("what").or(o::reason).orElse("no details are known");
        return Blocks.titled("Tokenward needs its operator")
                .say("Something is wrong with Tokenward's own access or work.")
                .quote("What", what, "the function's log")
                .next(
                        "Tokenward keeps what is waiting and tries again",
                        Mrkdwn.name(o.param("who").orElse("the operator of Tokenward")))
                .message(
                        "Tokenward needs its operator: something is wrong with its access or work.");
    }
}
