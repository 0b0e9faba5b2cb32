package dev.tokenward.workflow;

import dev.tokenward.net.Answer;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.Zendesk;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Switches a recorded API token off or on in Zendesk, and sees to it that this is so. */
final class TokenSwitch {
    private final Supplier<Zendesk> zendesk;

    TokenSwitch(Supplier<Zendesk> zendesk) {
        this.zendesk = zendesk;
    }

    /** The complete list, for several to be found in. */
    Answer<List<ApiToken>> list() {
        return zendesk.get().apiTokens();
    }

    /** As {@link #find(Answer, Optional)}, in a list of its own. */
    Answer<ApiToken> find(Optional<String> zendeskId) {
        return find(list(), zendeskId);
    }

    /**
     * A token in a complete list; never the one that Tokenward signs in with.
     *
     * @return {@link Answer.Missing} if the list does not show it
     */
    static Answer<ApiToken> find(Answer<List<ApiToken>> listed, Optional<String> zendeskId) {
        return listed.then(list -> {
            Optional<ApiToken> found =
                    list.stream().filter(t -> zendeskId.equals(Optional.of(t.id()))).findFirst();
            if (found.isEmpty()) {
                return new Answer.Missing<>("Zendesk's list does not show it");
            }
            return found.get().own()
                    ? new Answer.Blind<>("Tokenward itself signs in with it: it is never touched")
                    : new Answer.Ok<>(found.get());
        });
    }

    /** What Zendesk answers counts; where that says otherwise, a list that was taken after it. */
    Answer<ApiToken> set(ApiToken token, boolean active) {
        if (token.active() == active) {
            return new Answer.Ok<>(token);
        }
        Answer<ApiToken> answer =
                active
                        ? zendesk.get().activateApiToken(token.id())
                        : zendesk.get().deactivateApiToken(token.id());
        return answer.then(now -> now.active() == active ? answer : verify(now, active));
    }

    private Answer<ApiToken> verify(ApiToken token, boolean active) {
        return list().then(list ->
                isShown(list, token, active)
                        ? new Answer.Ok<>(token)
                        : new Answer.Later<>(
                                Optional.empty(),
                                "Zendesk still shows it as "
                                        + (active ? "switched off" : "active")));
    }

    private static boolean isShown(List<ApiToken> list, ApiToken token, boolean active) {
        return list.stream().anyMatch(t -> t.id().equals(token.id()) && t.active() == active);
    }
}
