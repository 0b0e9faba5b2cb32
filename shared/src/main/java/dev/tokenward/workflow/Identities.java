package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Person;
import java.util.Optional;

/**
 * Who acts where there is no signed-in token: the directory's word at this moment, so that a role
 * that was just taken away decides nothing any more.
 */
final class Identities {
    private final World world;

    Identities(World world) {
        this.world = world;
    }

    /**
     * The person with this verified address.
     *
     * @return empty if the directory does not know them
     */
    Optional<Actor> of(Email verified, Channel channel) {
        return world.store().person(verified).map(p -> actor(p, channel));
    }

    /**
     * The person with this GitLab user name.
     *
     * @return empty if the directory does not know them
     */
    Optional<Actor> ofGitlab(String username) {
        return world.store().personByGitlab(username).map(p -> actor(p, Channel.GITLAB));
    }

    private static Actor actor(Person p, Channel channel) {
        return new Actor(p.email(), p.name(), p.roles(), channel);
    }
}
