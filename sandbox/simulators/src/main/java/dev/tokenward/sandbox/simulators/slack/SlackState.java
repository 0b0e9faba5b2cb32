package dev.tokenward.sandbox.simulators.slack;

import java.util.List;

/**
 * Everything that outlives a restart. Messages are in it with whatever was written into them.
 *
 * @param lastMicros of the newest {@code ts}, since 1970
 */
public record SlackState(
        long lastMicros,
        int lastId,
        List<Member> members,
        List<Channel> channels,
        List<Message> messages) {}
