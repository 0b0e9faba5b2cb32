package dev.tokenward.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.Email;
import dev.tokenward.net.ForeignJson;
import dev.tokenward.slack.Slack.Member;
import java.util.List;
import java.util.Optional;

/**
 * Our own workspace, and who in it may be written to (hazard E4).
 *
 * @param enterprise the Enterprise Grid organisation it belongs to, if any
 */
record Workspace(String team, Optional<String> enterprise) {
    /** Equals no address of a person; compared with where Slack shows none that can be read. */
    private static final Email NOBODY = new Email("nobody@invalid.invalid");

    /** What is asked of an account; the reason names what it lacks. */
    sealed interface Verdict {
        record Accepted(Member member) implements Verdict {}

        record Rejected(String why) implements Verdict {}

        /** Slack does not show what has to be compared: an operator's matter. */
        record Hidden(String why) implements Verdict {}
    }

    static Optional<Workspace> of(JsonNode authTest) {
        return ForeignJson.text(authTest, "team_id")
                .map(team -> new Workspace(team, ForeignJson.text(authTest, "enterprise_id")));
    }

    /**
     * Whether an interaction says of itself that it is of this workspace. An app of a whole grid
     * gets none of a team, or that of another workspace of the grid: then the user's own teams
     * decide.
     */
    boolean sends(Slack.Sender sender) {
        boolean ourTeam = sender.team().equals(Optional.of(team));
        return ourTeam || (enterprise.isPresent() && enterprise.equals(sender.enterprise()));
    }

    /** As {@link #judge}, of somebody whose address is to be learnt. */
    Verdict judgeSender(JsonNode user, Optional<Email> shown) {
        Verdict verdict = judge(user, shown.orElse(NOBODY));
        boolean unconfirmed =
                ForeignJson.flag(user, "is_email_confirmed").filter(yes -> !yes).isPresent();
        return verdict instanceof Verdict.Accepted && unconfirmed
                ? new Verdict.Rejected("the account's address is not confirmed")
                : verdict;
    }

    Verdict judge(JsonNode user, Email wanted) {
        for (Flaw flaw : Flaw.values()) {
            if (ForeignJson.flag(user, flaw.field).orElse(false)) {
                return new Verdict.Rejected(flaw.why);
            }
        }
        if (!isOurs(user)) {
            return new Verdict.Rejected("the account belongs to another workspace");
        }
        Optional<String> shown = ForeignJson.text(user.path("profile"), "email");
        if (shown.isEmpty()) {
            return new Verdict.Hidden(
                    "Slack shows no e-mail address; the scope users:read.email is needed");
        }
        if (!Email.parse(shown.get()).equals(Optional.of(wanted))) {
            return new Verdict.Rejected("the account that Slack found has another address");
        }
        Optional<String> id = ForeignJson.text(user, "id");
        return id.isPresent()
                ? new Verdict.Accepted(new Member(id.get(), name(user)))
                : new Verdict.Hidden("Slack shows no id of the account");
    }

    /** Enterprise Grid users may come without a team: then their list of teams counts. */
    private boolean isOurs(JsonNode user) {
        Optional<String> theirs = ForeignJson.text(user, "team_id");
        if (theirs.isPresent()) {
            return theirs.get().equals(team);
        }
        JsonNode grid = user.path("enterprise_user");
        boolean sameEnterprise =
                enterprise.isEmpty() || enterprise.equals(ForeignJson.text(grid, "enterprise_id"));
        return sameEnterprise
                && ForeignJson.list(grid, "teams").orElse(List.of()).stream()
                        .anyMatch(t -> t.isTextual() && t.textValue().equals(team));
    }

    private static String name(JsonNode user) {
        return ForeignJson.text(user.path("profile"), "real_name")
                .or(() -> ForeignJson.text(user, "real_name"))
                .or(() -> ForeignJson.text(user, "name"))
                .orElse("");
    }

    private enum Flaw {
        DELETED("deleted", "the account is deactivated"),
        BOT("is_bot", "the account is a bot"),
        GUEST("is_restricted", "the account is a guest"),
        SINGLE_CHANNEL_GUEST("is_ultra_restricted", "the account is a guest"),
        STRANGER("is_stranger", "the account is a stranger from a shared channel"),
        INVITED("is_invited_user", "the account was invited, but nobody has signed in to it yet");

        private final String field;
        private final String why;

        Flaw(String field, String why) {
            this.field = field;
            this.why = why;
        }
    }
}
