package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Notice;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.HandoverMessage;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.Commit;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a value out of the Slack message that it was handed over in, and records it. */
final class Redaction {
    private final World world;
    private final Supplier<Slack> slack;

    Redaction(World world, Supplier<Slack> slack) {
        this.world = world;
        this.slack = slack;
    }

    /**
     * @param notice says which message: by now a later attempt may have another
     */
    Answer<String> carryOut(Notice notice, Optional<Credential> credential) {
        String where = notice.params().getOrDefault("channel", "");
        String ts = notice.params().getOrDefault("ts", "");
        if (credential.isEmpty()) {
            return new Answer.Missing<>("no credential " + notice.credentialId());
        }
        Answer<Slack.Posted> updated =
                slack.get()
                        .update(
                                new Slack.Posted(where, ts),
                                HandoverMessage.redacted(
                                        credential.get(), world.policy(), world.now()));
        // a message that its reader deleted holds nothing any more
        boolean out =
                updated instanceof Answer.Ok<Slack.Posted>
                        || updated instanceof Answer.Missing<Slack.Posted>;
        return out ? record(credential.get().id(), ts) : updated.map(Slack.Posted::ts);
    }

    private Answer<String> record(String credentialId, String ts) {
        Credential c = world.store().credential(credentialId).orElseThrow();
        boolean isThis = c.handover().filter(h -> h.ts().equals(ts)).isPresent();
        if (isThis && c.redactedAt().isEmpty()) {
            Change<Credential> change = CredentialLifecycle.redacted(c, world.now());
            world.store().commit(new Commit().credential(change));
        }
        return new Answer.Ok<>(ts);
    }
}
