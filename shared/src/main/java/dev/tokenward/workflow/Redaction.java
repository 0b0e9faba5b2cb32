package dev.tokenward.workflow;

import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialLifecycle;
import dev.tokenward.domain.Notice;
import dev.tokenward.net.Answer;
import dev.tokenward.notification.HandoverMessage;
import dev.tokenward.slack.Slack;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a value out of the Slack message that it was handed over in, and records it. */
final class Redaction {
    private static final int TRIES = 8;

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
                                        credential.get(),
                                        world.store().request(credential.get().requestId()),
                                        ts,
                                        world.policy(),
                                        world.now()));
        return isOut(updated, credential.get())
                ? record(credential.get().id(), ts)
                : updated.map(Slack.Posted::ts);
    }

    /**
     * A message that its reader deleted holds nothing any more. A channel that is out of our reach
     * still shows what stands in it: that is put up with only where the value is dead.
     */
    private static boolean isOut(Answer<Slack.Posted> updated, Credential c) {
        return switch (updated) {
            case Answer.Ok<Slack.Posted> ok -> true;
            case Answer.Missing<Slack.Posted> deleted -> true;
            case Answer.Refused<Slack.Posted> refused ->
                    refused.code().equals(Slack.NO_CHANNEL) && !c.status().mayExist();
            default -> false;
        };
    }

    /**
     * Again if somebody else was faster: a redaction is ordered once, so nobody else records it.
     */
    private Answer<String> record(String credentialId, String ts) {
        for (int i = 0; i < TRIES; i++) {
            Credential c = world.store().credential(credentialId).orElseThrow();
            boolean isThis = c.handover().filter(h -> h.ts().equals(ts)).isPresent();
            if (!isThis || c.redactedAt().isPresent()) {
                return new Answer.Ok<>(ts);
            }
            Change<Credential> change = CredentialLifecycle.redacted(c, world.now());
            if (world.store().commit(new Commit().credential(change))
                    instanceof CommitResult.Committed) {
                return new Answer.Ok<>(ts);
            }
        }
        return new Answer.Later<>(Optional.empty(), "the credential changes all the time");
    }
}
