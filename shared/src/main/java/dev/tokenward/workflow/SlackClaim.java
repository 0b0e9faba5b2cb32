package dev.tokenward.workflow;

import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.Email;
import dev.tokenward.notification.Forms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody says in Slack about a credential that is theirs. */
final class SlackClaim {
    private SlackClaim() {}

    /**
     * By the names of the form's fields.
     *
     * @param holder whoever says that it is theirs; empty where that is not yet known
     */
    static AdoptionInput of(Map<String, String> answers, Optional<Email> holder) {
        return new AdoptionInput(
                Optional.ofNullable(answers.get(Forms.PURPOSE)),
                Optional.ofNullable(answers.get(Forms.REMOVAL_DATE)),
                holder.map(Email::value),
                List.of());
    }
}
