package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.faults.Deed.Prepared;
import java.util.Map;

/** What may be tried with a token that somebody made in Admin Center, and who is asked about it. */
final class FoundDeeds {
    private static final Map<String, Object> NOTHING = Map.of();

    private FoundDeeds() {}

    /** Riley is asked whether it is theirs. */
    static void addTo(Map<String, Prepared> all) {
        all.put("read-what-riley-is-asked-about", rig -> Deed.get(asked(rig)));
        all.put("list-access-tokens-of-an-api-token", rig -> Deed.get(asked(rig) + "/tokens"));
        all.put(
                "adopt-what-riley-is-asked-about",
                rig ->
                        Deed.post(
                                asked(rig) + "/adoption",
                                Map.of(
                                        "purpose", "Backup",
                                        "removalDate", Stories.END.toString(),
                                        "holder", "riley@example.com")));
        all.put(
                "rename-what-riley-is-asked-about",
                rig -> new Deed("PATCH", asked(rig), who -> Map.of("name", "Target - backup")));
        all.put("end-what-riley-is-asked-about", FoundDeeds::removal);
        all.put("end-what-riley-disowned", FoundDeeds::removalOfWhatIsDisowned);
        all.put(
                "hand-on-what-has-no-record",
                rig -> Deed.post(asked(rig) + "/transfer", Map.of("holder", "morgan@example.com")));
        all.put(
                "issue-anew-what-has-no-record",
                rig -> Deed.post(asked(rig) + "/reissue", NOTHING));
        all.put(
                "confirm-receipt-of-what-has-no-record",
                rig -> Deed.post(asked(rig) + "/receipt", NOTHING));
        all.put(
                "give-up-what-has-no-record",
                rig -> Deed.post(asked(rig) + "/forgetting", Map.of("note", "It is lost")));
    }

    private static String asked(Rig rig) {
        Sights.strayIsAskedAbout(rig);
        rig.settle();
        return "/credentials/" + Sights.id(rig);
    }

    private static Deed removal(Rig rig) {
        return Deed.post(asked(rig) + "/revocation", Map.of("confirm", Sights.STRAY));
    }

    private static Deed removalOfWhatIsDisowned(Rig rig) {
        Deed removal = removal(rig);
        rig.as("riley").press("tokenward_not_mine");
        rig.settle();
        return removal;
    }
}
