package dev.tokenward.workflow;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tokenward.api.Api;
import dev.tokenward.api.GitLabHook;
import dev.tokenward.domain.Command;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Verdict;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.gitlab.HttpGitLab;
import dev.tokenward.net.TestCallers;
import dev.tokenward.net.TestWaiter;
import dev.tokenward.sandbox.simulators.gitlab.GitLabAccess;
import dev.tokenward.sandbox.simulators.gitlab.GitLabSimulator;
import dev.tokenward.sandbox.simulators.gitlab.Hook;
import dev.tokenward.sandbox.simulators.gitlab.Note;
import dev.tokenward.secrets.FixedSecrets;
import dev.tokenward.secrets.HookSecret;
import dev.tokenward.store.Due;
import dev.tokenward.store.PageRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A company whose access requests are issues of a GitLab that sends its hooks to Tokenward. */
final class IssueOffice implements AutoCloseable {
    static final String PROJECT = "acme/access-requests";
    static final String SECRET = "webhook-of-this-test";
    static final String GOOD =
            """
            ## Purpose

            Nightly export.

            ## Removal date

            2027-03-31

            ## Category

            PERSON

            ## Kind

            OAUTH_CLIENT

            ## Scopes

            tickets:read

            ## Why an administrator is needed

            Audit events are for administrators only.
            """;

    final Company company = new Company();
    final GitLabSimulator gitlab =
            GitLabSimulator.create(
                    company.account.clock,
                    new GitLabAccess(FixedSecrets.GITLAB_TOKEN, SECRET),
                    Optional.empty());
    final List<Hook> sent = new CopyOnWriteArrayList<>();
    final HttpGitLab client;

    /** What Tokenward works with: the client, until a test puts another one in its place. */
    GitLab shown;

    final Outbox outbox;
    final Api api;

    IssueOffice() {
        gitlab.start(0);
        gitlab.onHook(sent::add);
        FixedSecrets secrets = new FixedSecrets(gitlab.root().toString());
        client = new HttpGitLab(TestCallers.caller(new TestWaiter()), secrets);
        shown = client;
        outbox = new Outbox(company.world, () -> company.slack, () -> shown, "", true);
        api =
                new Api(
                        Company.GROUPS,
                        false,
                        Map.of(),
                        Map.of(
                                "POST /hooks/gitlab",
                                new GitLabHook(
                                        HookSecret.ofGitLab(() -> secrets),
                                        () -> new IssueLinks(gitlab.root(), List.of(PROJECT)),
                                        () -> new IssueInbox(company.world))));
    }

    /** Opens an issue as this user, and lets GitLab tell of it. */
    long opened(String username, String description) {
        long iid = gitlab.open(PROJECT, username, "Access", Optional.of(description));
        told(iid, "open");
        return iid;
    }

    /** Opens a good issue, whose request both stages then approve, and answers with its number. */
    long approved() {
        long iid = opened("riley", GOOD);
        company.approve(only().id(), Company.MORGAN);
        company.approve(only().id(), Company.DEVON);
        return iid;
    }

    /** Morgan decides on the only request, as it is now; the request afterwards. */
    Request decide(Verdict verdict) {
        new Decisions(company.world)
                .decide(
                        Company.actor(Company.MORGAN),
                        only().id(),
                        verdict,
                        Optional.of("why"),
                        Optional.of(only().version()));
        return only();
    }

    /** As {@link #approved}, and the credential is handed over. */
    long issued() {
        long iid = approved();
        company.issuance.issue(only().id());
        if (only().state() != RequestState.ISSUED) {
            throw new AssertionError("not issued: " + only());
        }
        return iid;
    }

    /** As {@link #approved}, and its issuance fails: another try may be ordered any time. */
    long failed() {
        long iid = approved();
        String id = only().id();
        company.moves.apply(id, new Command.Claim("a1", Duration.ofMinutes(5), "cr_1"));
        company.moves.apply(id, new Command.Fail("a1", "Zendesk refuses it"));
        if (only().state() != RequestState.ISSUE_FAILED) {
            throw new AssertionError("not failed: " + only());
        }
        return iid;
    }

    /** Riley changes the description a minute later; GitLab tells of it, twice. */
    void edit(long iid, String description) {
        company.advance(Duration.ofMinutes(1));
        change(iid, "riley", "{\"description\":" + TextNode.valueOf(description) + "}");
    }

    /** Riley opens it again a minute later, with this description. */
    void reopen(long iid, String description) {
        company.advance(Duration.ofMinutes(1));
        change(
                iid,
                "riley",
                "{\"state_event\":\"reopen\",\"description\":"
                        + TextNode.valueOf(description)
                        + "}");
    }

    /** The daily look at issues, and what it leads to. */
    SweepReport sweep() {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, false);
        new LookAtIssues(company.world).run(run);
        new UntoldIssues(
                        company.world,
                        () -> shown,
                        () -> new IssueLinks(gitlab.root(), List.of(PROJECT)),
                        List.of(PROJECT))
                .run(run);
        drain();
        return run.report();
    }

    /** What the API does with the request of this person that names an issue. */
    Result<Request> asked(Person person, String link) {
        return requests(client).submit(Company.actor(person), naming(link), Optional.empty());
    }

    /** By way of this GitLab; any project counts. */
    Requests requests(GitLab gitlab) {
        return new Requests(
                company.world,
                () -> gitlab,
                () -> new IssueLinks(this.gitlab.root(), List.of("*")));
    }

    String link(String project, long iid) {
        return gitlab.root() + "/" + project + "/-/issues/" + iid;
    }

    /** A good request by the API. */
    static RequestInput naming(String link) {
        return new RequestInput(
                Optional.of("PERSON"),
                Optional.of("OAUTH_CLIENT"),
                Optional.of("export"),
                Optional.of("2027-03-31"),
                Optional.of(link),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.of("audit events"),
                Optional.of(List.of("tickets:read")),
                Optional.empty(),
                List.of());
    }

    /** What GitLab would send of the issue as it is, delivered and worked on. */
    int told(long iid, String action) {
        int status = delivered(gitlab.hook(PROJECT, iid, action, "riley"));
        drain();
        return status;
    }

    int delivered(Hook hook) {
        return posted(hook.body(), Optional.ofNullable(hook.headers().get("X-Gitlab-Token")));
    }

    /** A body as API Gateway hands it over, in base64. */
    int posted(String body, Optional<String> token) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey("POST /hooks/gitlab");
        event.setHeaders(token.map(t -> Map.of("x-gitlab-token", t)).orElse(Map.of()));
        event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        return api.handle(event).getStatusCode();
    }

    /** Sends and works on everything, also what that leads to. */
    void drain() {
        for (int round = 0; round < 20; round++) {
            List<String> rows =
                    company
                            .store
                            .due(
                                    Due.Queue.TICK,
                                    company.world.now().plus(Duration.ofMinutes(11)),
                                    100)
                            .stream()
                            .flatMap(d ->
                                    d instanceof Due.OutboxDue(String key, Instant at)
                                            ? Stream.of(key)
                                            : Stream.empty())
                            .toList();
            if (rows.isEmpty()) {
                return;
            }
            rows.forEach(outbox::deliver);
        }
    }

    /** Changes an issue by GitLab's own API, as this user; GitLab tells of it, twice. */
    void change(long iid, String username, String json) {
        sent.clear();
        put(iid, username, json);
        Awaitility.await().until(() -> !sent.isEmpty());
        List<Hook> hooks = List.copyOf(sent);
        hooks.forEach(this::delivered);
        hooks.forEach(this::delivered);
        drain();
    }

    private void put(long iid, String username, String json) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        gitlab.root()
                                                + "/api/v4/projects/acme%2Faccess-requests/issues/"
                                                + iid))
                        .header("PRIVATE-TOKEN", GitLabAccess.tokenOf(username))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new AssertionError("GitLab answers " + status);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    List<Request> requests() {
        return company.store
                .requests(Optional.empty(), new PageRequest(50, Optional.empty()))
                .items();
    }

    Request only() {
        List<Request> all = requests();
        if (all.size() != 1) {
            throw new AssertionError("not one request: " + all);
        }
        return all.getFirst();
    }

    List<String> comments(long iid) {
        return comments(PROJECT, iid);
    }

    List<String> comments(String project, long iid) {
        return gitlab.notes(project, iid).stream()
                .filter(n -> !n.system())
                .map(Note::body)
                .toList();
    }

    @Override
    public void close() {
        gitlab.close();
        company.close();
    }
}
