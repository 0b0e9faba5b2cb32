package dev.tokenward.workflow;

import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.notification.Forms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody says in Slack about a credential that is theirs. */
final class SlackClaim {
    private SlackClaim() {}

    /** By the names of the form's fields. The holder is whoever says it. */
    static AdoptionInput of(Map<String, String> answers) {
        return new AdoptionInput(
                Optional.ofNullable(answers.get(Forms.PURPOSE)),
                Optional.ofNullable(answers.get(Forms.REMOVAL_DATE)),
                Optional.empty(),
                List.of());
    }
}
