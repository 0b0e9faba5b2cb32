package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.workflow.Matter.Urgency;

/** What a sweep's report says of records and Zendesk that differ, and whose move it is. */
final class DriftReport {
    private static final String MANAGERS = "Support Ops managers";

    private final SweepRun run;

    DriftReport(SweepRun run) {
        this.run = run;
    }

    static String name(Credential c) {
        return "The credential \"" + c.name() + "\"" + c.ofHolder();
    }

    void seenOnce(Drift drift, String of, String what) {
        tell(
                drift.key(),
                Urgency.NOTE,
                of + " " + what + ". A later sweep looks again before anything is done.",
                "nobody yet");
    }

    void gone(Credential c) {
        tell(
                "gone:" + c.id(),
                Urgency.SOON,
                name(c)
                        + " is not in Zendesk any more, and Tokenward did not delete it. It is recorded as"
                        + " GONE; its holder was told.",
                MANAGERS + ", if none of them deleted it; the holder, if it is still needed");
    }

    void listLags(Drift.Missing missing) {
        tell(
                missing.key(),
                Urgency.NOTE,
                name(missing.credential())
                        + " is not in Zendesk's list, but Zendesk shows it when asked for it.",
                "nobody; a later sweep looks again");
    }

    void deactivated(Credential c) {
        switch (c.deactivation().orElseThrow().reason()) {
            case IDLE ->
                    tell(
                            "deactivated:" + c.id(),
                            Urgency.SOON,
                            name(c)
                                    + " was deactivated by Zendesk: it was not used for 30 days. Zendesk"
                                    + " deletes it 60 days later.",
                            "the holder: hand it back, or ask "
                                    + MANAGERS
                                    + " to activate it again in Admin Center");
            case TOKENS_ENDED ->
                    tell(
                            "deactivated:" + c.id(),
                            Urgency.SOON,
                            name(c) + " was deactivated by Zendesk, as all API tokens.",
                            "the holder: ask for an OAuth client, if it is still needed");
            case LEAVER -> {
                // told by the step that did it
            }
            case PERSON ->
                    tell(
                            "deactivated:" + c.id(),
                            Urgency.SOON,
                            name(c)
                                    + " was deactivated by somebody in Admin Center, not by Tokenward.",
                            MANAGERS
                                    + ": end it (POST /credentials/"
                                    + c.id()
                                    + "/revocation), or activate it again");
        }
    }

    void reactivated(Credential c) {
        tell(
                "reactivated:" + c.id(),
                Urgency.NOTE,
                name(c) + " was activated again in Zendesk. It ends on its day, as before.",
                MANAGERS + ", if none of them did it");
    }

    void renamed(Drift.Renamed renamed) {
        Credential c = renamed.credential();
        tell(
                renamed.key(),
                Urgency.SOON,
                name(c)
                        + " is called \""
                        + renamed.name()
                        + "\" in Zendesk: somebody renamed it by hand. It is still governed, by"
                        + " Zendesk's number "
                        + c.zendeskId().orElse("?")
                        + ".",
                MANAGERS + ": give it its name again in Admin Center");
    }

    void twin(Drift.Twin twin) {
        tell(
                twin.key(),
                Urgency.SOON,
                "Zendesk has a second API token named \""
                        + twin.credential().name()
                        + "\", number "
                        + twin.token().id()
                        + ", which Tokenward did not make. Tokenward's has number "
                        + twin.credential().zendeskId().orElse("?")
                        + " and is governed; the other is not touched.",
                MANAGERS + ": find out whose it is; rename or delete it in Admin Center");
    }

    void scopes(Drift.OtherScopes other) {
        tell(
                other.key(),
                Urgency.NOW,
                name(other.credential())
                        + " may use other scopes in Zendesk ("
                        + String.join(" ", other.scopes())
                        + ") than were approved ("
                        + String.join(" ", other.credential().scopes())
                        + "): somebody changed them.",
                MANAGERS
                        + ": set them back in Admin Center, or end it (POST /credentials/"
                        + other.credential().id()
                        + "/revocation)");
    }

    void stray(Drift.Stray stray) {
        tell(
                stray.key(),
                Urgency.NOW,
                "The client \""
                        + stray.client().identifier()
                        + "\" ("
                        + stray.client().id()
                        + ") in Zendesk "
                        + stray.why()
                        + ". Tokenward does not touch it.",
                MANAGERS
                        + ": find out who made it, and delete it in Admin Center if nobody needs it");
    }

    void own(Drift.OurOwn own) {
        tell(
                own.key(),
                Urgency.NOW,
                "The record "
                        + own.credential().id()
                        + " names the credential that Tokenward itself signs in with. It is never"
                        + " deleted; the record is wrong.",
                "the operator of Tokenward");
    }

    void capped(int most) {
        run.leftOver("more than " + most + " credentials that are gone or left over");
        tell(
                "cap",
                Urgency.NOW,
                "More than "
                        + most
                        + " credentials are gone from Zendesk or left over in it. The rest waits for the"
                        + " next run; SWEEP_MAX_REVOCATIONS sets the number.",
                MANAGERS);
    }

    private void tell(String key, Urgency urgency, String what, String who) {
        run.matter(new Matter("drift:" + key, urgency, what, who));
    }
}
