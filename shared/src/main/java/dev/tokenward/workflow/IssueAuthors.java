package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.net.Answer;
import java.util.Optional;

/**
 * Who a GitLab user is: the directory's word on the user name; else the person with the confirmed
 * address, where our token may see it. A hook's or a profile's address counts nowhere.
 */
final class IssueAuthors {
    private final Identities identities;

    IssueAuthors(World world) {
        this.identities = new Identities(world);
    }

    /** Empty where nobody in the directory is this user. */
    Answer<Optional<Actor>> of(GitLab.User user, GitLab gitlab) {
        Optional<Actor> named = identities.ofGitlab(user.username());
        if (named.isPresent()) {
            return new Answer.Ok<>(named);
        }
        Answer<Optional<Email>> confirmed = gitlab.confirmedEmail(user.id());
        return confirmed instanceof Answer.Missing<Optional<Email>>
                ? new Answer.Ok<>(Optional.empty())
                : confirmed.map(email -> email.flatMap(e -> identities.of(e, Channel.GITLAB)));
    }
}
