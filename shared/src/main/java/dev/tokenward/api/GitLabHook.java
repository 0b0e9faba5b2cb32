package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.IssueRef;
import dev.tokenward.secrets.HookSecret;
import dev.tokenward.secrets.Secret;
import dev.tokenward.workflow.IssueInbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code POST /hooks/gitlab}: what happens to issues. GitLab gives a receiver ten seconds and turns
 * one off that fails often: so what may matter is recorded and answered with 202, and everything
 * else is answered with 200 and not looked at further, foreign projects first.
 */
public final class GitLabHook implements Api.Hook {
    /**
     * A description is up to 1 MB (documented) and stands there three times when it was edited. As
     * large as a Lambda function is ever given (documented): GitLab turns a hook off that fails.
     */
    private static final int LARGEST = 6 * 1024 * 1024;

    private final HookSecret secret;
    private final Supplier<IssueLinks> links;
    private final Supplier<IssueInbox> inbox;

    /**
     * @param links which projects count
     */
    public GitLabHook(HookSecret secret, Supplier<IssueLinks> links, Supplier<IssueInbox> inbox) {
        this.secret = secret;
        this.links = links;
        this.inbox = inbox;
    }

    @Override
    public APIGatewayV2HTTPResponse answer(Api api, ApiCall call) {
        if (!isGitLab(call.header("x-gitlab-token"))) {
            throw ApiFault.of(401, "token", "This does not carry the secret of GitLab's webhook.");
        }
        JsonNode payload = Body.tree(call.bytes(LARGEST));
        Optional<IssueEvent> event = IssueEvent.of(payload);
        Optional<IssueRef> issue = event.flatMap(e -> links.get().of(e.project(), e.iid()));
        if (event.isEmpty() || issue.isEmpty()) {
            return api.answers().nothing(200);
        }
        inbox.get()
                .changed(
                        issue.get(),
                        event.get().action(),
                        event.get().key(),
                        event.get().updatedAt());
        return api.answers().nothing(202);
    }

    private boolean isGitLab(Optional<String> token) {
        return token.filter(given -> secret.proves(wanted -> isThis(given, wanted))).isPresent();
    }

    /** In a time that does not depend on where the two differ. */
    private static boolean isThis(String given, Secret wanted) {
        return MessageDigest.isEqual(bytes(given), bytes(wanted.reveal()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
