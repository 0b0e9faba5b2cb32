package dev.tokenward.slack;

import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.secrets.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Which workspace our token belongs to: asked once, since a token never changes its own. */
final class OwnWorkspace {
    private final SlackCalls calls;
    private final AtomicReference<Optional<Known>> known = new AtomicReference<>(Optional.empty());

    /**
     * @param token the one that the answer was given to; a new one may be of another workspace
     */
    private record Known(Secret token, Workspace workspace) {
        boolean isOf(Optional<Secret> current) {
            return current.filter(c -> c.reveal().equals(token.reveal())).isPresent();
        }
    }

    OwnWorkspace(SlackCalls calls) {
        this.calls = calls;
    }

    Answer<Workspace> get() {
        Optional<Secret> token = calls.token();
        Optional<Workspace> before = known.get().filter(k -> k.isOf(token)).map(Known::workspace);
        if (before.isPresent()) {
            return new Answer.Ok<>(before.get());
        }
        Answer<Workspace> answer =
                calls.ask(
                        Call.post("/auth.test").repeatable(),
                        json ->
                                Workspace.of(json)
                                        .<Answer<Workspace>>map(Answer.Ok::new)
                                        .orElseGet(() ->
                                                new Answer.Later<>(
                                                        Optional.empty(),
                                                        "Slack answers ok without a"
                                                                + " team_id")));
        if (answer instanceof Answer.Ok<Workspace>(Workspace workspace)) {
            known.set(token.map(t -> new Known(t, workspace)));
        }
        return answer;
    }
}
