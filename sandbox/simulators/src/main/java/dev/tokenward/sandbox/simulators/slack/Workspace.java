package dev.tokenward.sandbox.simulators.slack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The workspace's lists. Guarded by the simulator's lock, but for the quirks. */
final class Workspace {
    static final String TEAM = "T0SANDBOX";
    static final String BOT = "U0TOKENWARD";

    final Set<SlackQuirk> quirks = Collections.synchronizedSet(EnumSet.noneOf(SlackQuirk.class));
    private final List<Member> members;
    private final List<Channel> channels;
    private final List<Message> messages;
    final List<BiConsumer<String, Message>> listeners = new CopyOnWriteArrayList<>();
    private long lastMicros;
    private int lastId;

    Workspace(SlackState state) {
        members = new ArrayList<>(state.members());
        channels = new ArrayList<>(state.channels());
        messages = new ArrayList<>(state.messages());
        lastMicros = state.lastMicros();
        lastId = state.lastId();
    }

    static SlackState beginning() {
        List<Member> members =
                List.of(
                        new Member(BOT, "", "Tokenward", Member.Kind.BOT, false),
                        person("RILEY", "riley@example.com", "Riley Doe"),
                        person("MORGAN", "morgan@example.com", "Morgan Lee"),
                        person("SASHA", "sasha@example.com", "Sasha Kim"),
                        person("DEVON", "devon@example.com", "Devon Cruz"),
                        person("QUINN", "quinn@example.com", "Quinn Park"),
                        person("AVERY", "avery@example.com", "Avery Stone"));
        return new SlackState(
                0,
                0,
                members,
                List.of(new Channel("C0SUPPORTOPS", "support-ops", false, true, false)),
                List.of());
    }

    SlackState state() {
        return new SlackState(
                lastMicros,
                lastId,
                List.copyOf(members),
                List.copyOf(channels),
                List.copyOf(messages));
    }

    private static Member person(String id, String email, String name) {
        return new Member("U0" + id, email, name, Member.Kind.FULL, false);
    }

    Optional<Member> member(String id) {
        return members.stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /** Deactivated ones too. */
    Optional<Member> memberByEmail(String email) {
        return members.stream().filter(m -> m.email().equalsIgnoreCase(email)).findFirst();
    }

    Member addMember(String email, String name, Member.Kind kind) {
        lastId++;
        Member member =
                new Member(String.format(Locale.ROOT, "U1%07d", lastId), email, name, kind, false);
        members.add(member);
        return member;
    }

    void changeMember(String email, UnaryOperator<Member> change) {
        Member member = memberByEmail(email).orElseThrow();
        members.set(members.indexOf(member), change.apply(member));
    }

    Channel addChannel(String name, boolean botInside, boolean archived) {
        lastId++;
        Channel channel =
                new Channel(
                        String.format(Locale.ROOT, "C1%07d", lastId),
                        name,
                        false,
                        botInside,
                        archived);
        channels.add(channel);
        return channel;
    }

    /** Found or opened. */
    Channel directChannel(Member member) {
        Optional<Channel> open =
                channels.stream()
                        .filter(c -> c.direct() && c.name().equals(member.id()))
                        .findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        Channel channel =
                new Channel("D" + member.id().substring(1), member.id(), true, true, false);
        channels.add(channel);
        return channel;
    }

    Optional<Channel> channelById(String id) {
        return channels.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** By id, by {@code #name} or bare name, or a member's id for the direct channel. */
    Optional<Channel> channelToPostTo(String given) {
        String name = given.startsWith("#") ? given.substring(1) : given;
        return channelById(given)
                .or(() ->
                        channels.stream()
                                .filter(c -> !c.direct() && c.name().equals(name))
                                .findFirst())
                .or(() -> member(given).map(this::directChannel));
    }

    List<Message> messagesIn(String channel) {
        return messages.stream().filter(m -> m.channel().equals(channel)).toList();
    }

    Optional<Message> message(String channel, String ts) {
        return messages.stream()
                .filter(m -> m.channel().equals(channel) && m.ts().equals(ts) && !m.deleted())
                .findFirst();
    }

    void add(Message message) {
        messages.add(message);
        tell(message);
    }

    void replace(Message old, Message next) {
        messages.set(messages.indexOf(old), next);
        tell(next);
    }

    private void tell(Message message) {
        listeners.forEach(listener -> listener.accept(reader(message), message));
    }

    private String reader(Message message) {
        Channel channel = channelById(message.channel()).orElseThrow();
        return channel.direct()
                ? member(channel.name()).map(Member::name).orElseThrow()
                : "#" + channel.name();
    }

    /** Unique and growing, with the clock's seconds: {@code 1764061200.000100}. */
    String nextTs(Instant now) {
        lastMicros = Math.max(ChronoUnit.MICROS.between(Instant.EPOCH, now), lastMicros + 1);
        return String.format(
                Locale.ROOT, "%d.%06d", lastMicros / 1_000_000, lastMicros % 1_000_000);
    }
}
