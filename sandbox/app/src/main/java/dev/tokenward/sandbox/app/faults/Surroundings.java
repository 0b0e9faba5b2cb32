package dev.tokenward.sandbox.app.faults;

import dev.tokenward.sandbox.app.SandboxPerson;
import dev.tokenward.sandbox.simulators.Simulator;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.gitlab.GitLabState;
import dev.tokenward.sandbox.simulators.slack.SlackApp;
import dev.tokenward.sandbox.simulators.slack.SlackSimulator;
import dev.tokenward.sandbox.simulators.slack.SlackState;
import dev.tokenward.sandbox.simulators.zendesk.ApiToken;
import dev.tokenward.sandbox.simulators.zendesk.OauthClient;
import dev.tokenward.sandbox.simulators.zendesk.Own;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSettings;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskState;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Zendesk, Slack and GitLab of one cell, with something in Zendesk that is not Tokenward's. */
final class Surroundings implements AutoCloseable {
    static final String CANARY = "canarycanarycanary";
    static final List<String> READERS =
            Stream.of("riley", "morgan", "sasha", "devon", "quinn", "avery")
                    .map(name -> name + "@example.com")
                    .toList();
    static final List<String> SUPPORT_OPS_MANAGERS =
            List.of("sasha@example.com", "devon@example.com");
    static final String PROJECT = "acme/access-requests";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{12,17}");
    private static final String OWN = "tokenward-service";
    private static final String KEY = "matrixmatrixmatrix";
    private static final SlackApp APP = new SlackApp(KEY, KEY);
    private static final GitLabAccess ACCESS = new GitLabAccess(KEY, KEY);

    final ZendeskSimulator zendesk;
    final SlackSimulator slack;
    final GitLabSimulator gitlab;
    private final Map<String, Simulator<?>> hosts;
    private final List<OauthClient> clientsOfOthers;
    private final List<ApiToken> tokensOfOthers;
    private final long lastGiven;

    /**
     * What is there at one moment.
     *
     * @param clientsOfOthers that were there at the beginning
     * @param tokensOfOthers the same
     * @param lastGiven of the ids that Zendesk had given at the beginning
     */
    record Saved(
            ZendeskState zendesk,
            SlackState slack,
            GitLabState gitlab,
            List<OauthClient> clientsOfOthers,
            List<ApiToken> tokensOfOthers,
            long lastGiven) {}

    /** What was there goes on. */
    Surroundings(InstantSource clock, Saved from) {
        zendesk = ZendeskSimulator.from(from.zendesk, clock, CANARY, settings(clock));
        slack = SlackSimulator.from(from.slack, clock, APP);
        gitlab = GitLabSimulator.from(from.gitlab, clock, ACCESS);
        clientsOfOthers = from.clientsOfOthers;
        tokensOfOthers = from.tokensOfOthers;
        lastGiven = from.lastGiven;
        hosts =
                Map.of(
                        "zendesk.example.com", zendesk,
                        "slack.example.com", slack,
                        "gitlab.example.com", gitlab);
        hosts.forEach((host, simulator) -> simulator.standAt(URI.create("https://" + host)));
    }

    static Saved beginning(InstantSource clock) {
        try (ZendeskSimulator zendesk =
                        ZendeskSimulator.create(
                                clock,
                                new Own(OWN, KEY),
                                CANARY,
                                settings(clock),
                                Optional.empty());
                SlackSimulator slack = SlackSimulator.create(clock, APP, Optional.empty());
                GitLabSimulator gitlab = GitLabSimulator.create(clock, ACCESS, Optional.empty())) {
            zendesk.makeApiToken("devon@example.com", "Phone system", clock.instant());
            ZendeskState state = zendesk.look();
            return new Saved(
                    state,
                    slack.look(),
                    gitlab.look(),
                    state.clients(),
                    state.apiTokens(),
                    state.lastId());
        }
    }

    /** Of real time a cell takes none. */
    private static ZendeskSettings settings(InstantSource clock) {
        return new ZendeskSettings()
                .minutesBy(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
    }

    Saved save() {
        return new Saved(
                zendesk.look(),
                slack.look(),
                gitlab.look(),
                clientsOfOthers,
                tokensOfOthers,
                lastGiven);
    }

    /** In the caller's thread, without a socket: fifteen thousand cells would open a million. */
    Optional<Handed.Text> handle(HttpRequest request) {
        return Optional.ofNullable(hosts.get(request.uri().getHost()))
                .flatMap(simulator -> simulator.handle(AsCall.of(request)))
                .map(r -> new Handed.Text(r.status(), r.contentType(), r.headers(), r.body()));
    }

    Map<String, String> secrets() {
        return Map.of(
                "tokenward/zendesk",
                """
                {"base_url":"https://zendesk.example.com","auth":
                 {"type":"oauth_client","client_id":"%s","client_secret":"%s"}}\
                """
                        .formatted(OWN, KEY),
                "tokenward/slack",
                """
                {"base_url":"https://slack.example.com/api/","bot_token":"%s","signing_secret":"%s"}\
                """
                        .formatted(KEY, KEY),
                "tokenward/gitlab",
                """
                {"base_url":"https://gitlab.example.com","token":"%s","webhook_secret":"%s"}\
                """
                        .formatted(KEY, KEY));
    }

    /** The ids of the clients that were not there at the beginning. */
    List<Long> clients() {
        return madeClients().map(OauthClient::id).toList();
    }

    private Stream<OauthClient> madeClients() {
        return zendesk.clients().stream()
                .filter(c -> clientsOfOthers.stream().noneMatch(o -> o.id() == c.id()));
    }

    /** Everything in Zendesk that was not there at the beginning. */
    List<Live> made() {
        List<Live> all =
                new ArrayList<>(
                        madeClients()
                                .map(c ->
                                        new Live(
                                                c.id(),
                                                c.name(),
                                                c.identifier(),
                                                c.hash(),
                                                c.visible(),
                                                true))
                                .toList());
        zendesk.apiTokens().stream()
                .filter(t -> tokensOfOthers.stream().noneMatch(o -> o.id() == t.id()))
                .map(t -> {
                    String name = t.description().orElse("");
                    return new Live(t.id(), name, name, t.hash(), t.visible(), t.active());
                })
                .forEach(all::add);
        return all;
    }

    /** Whether this is an id that Zendesk gave from the beginning to this state. */
    boolean gave(String word, ZendeskState now) {
        return NUMBER.matcher(word).matches()
                && Long.parseLong(word) > lastGiven
                && Long.parseLong(word) <= now.lastId();
    }

    /**
     * A credential in Zendesk.
     *
     * @param marker by which Tokenward finds it again: a client's identifier, a token's name
     * @param visible what Zendesk shows of its value in lists
     * @param active whether it lets anybody in
     */
    record Live(long id, String name, String marker, String hash, String visible, boolean active) {}

    /**
     * Whether others' credentials, and the governing service's own, are as they were. An API token
     * that nobody uses is deactivated by Zendesk itself in time.
     */
    boolean othersUntouched() {
        return zendesk.clients().containsAll(clientsOfOthers)
                && names(zendesk.apiTokens()).containsAll(names(tokensOfOthers));
    }

    private static List<String> names(List<ApiToken> tokens) {
        return tokens.stream().map(t -> t.id() + t.description().orElse("")).toList();
    }

    /** The people as a file for {@code PUT /people}. */
    static String directory(List<SandboxPerson> people) {
        return people.stream()
                .map(p ->
                        String.join(
                                ",",
                                p.email(),
                                p.name(),
                                p.manager().orElse(""),
                                String.join(";", p.groups()),
                                p.username()))
                .collect(
                        Collectors.joining(
                                "\n", "email,name,manager,groups,gitlab_username\n", "\n"));
    }

    @Override
    public void close() {
        zendesk.close();
        slack.close();
        gitlab.close();
    }
}
