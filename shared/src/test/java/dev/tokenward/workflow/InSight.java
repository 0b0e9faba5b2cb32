package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.IssueLinks;
import dev.tokenward.domain.Person;
import dev.tokenward.gitlab.GitLab;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import dev.tokenward.sandbox.simulators.zendesk.GrownAccount;
import dev.tokenward.store.PageRequest;
import dev.tokenward.zendesk.Zendesk;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A company whose Zendesk account is looked at daily, and what others did in it before. */
final class InSight implements AutoCloseable {
    static final String SERVICE = "tokenward-service@example.com";

    final Company company;
    final IssueAuthors gitlab = new IssueAuthors();
    SightRules rules = SightRules.USUAL;
    List<String> projects = List.of("*");
    Optional<dev.tokenward.domain.Survey.Rate> rate = Optional.empty();

    InSight() {
        this(table -> table);
    }

    InSight(UnaryOperator<DynamoDbClient> between) {
        company = new Company(Company.POLICY, between);
    }

    @Override
    public void close() {
        company.close();
    }

    SweepReport look() {
        return look(false);
    }

    SweepReport look(boolean dryRun) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, dryRun);
        look(run);
        return run.report();
    }

    void look(SweepRun run) {
        look(run, company.account.client);
    }

    void look(SweepRun run, Zendesk zendesk) {
        new Sight(
                        company.world,
                        () -> zendesk,
                        () -> gitlab,
                        this::links,
                        company.revocation,
                        rules,
                        () -> rate)
                .run(run);
    }

    private IssueLinks links() {
        return new IssueLinks(URI.create("https://gitlab.example.com"), projects);
    }

    Renames renames() {
        return new Renames(company.world, () -> company.account.client, this::links);
    }

    SweepReport nextDay() {
        company.advance(Duration.ofDays(1));
        return look();
    }

    /** An API token that somebody made in Admin Center long ago. */
    String token(String name) {
        // Zendesk itself deletes what idles for long
        company.account.screen.makeApiToken(
                "sasha@example.com",
                name,
                company.account.clock.instant().minus(Duration.ofDays(10)));
        return Found.rowId(
                dev.tokenward.domain.Kind.API_TOKEN,
                Long.toString(company.account.screen.apiTokens().getLast().id()));
    }

    /** A token about which Riley was asked whether it is theirs. */
    String asked() {
        String stray = token("riley - backup");
        look();
        nextDay();
        assertThat(found(stray).standing()).isEqualTo(Found.Standing.ASKED);
        return stray;
    }

    Found found(String id) {
        return company.store.found(id).orElseThrow();
    }

    List<InventoryLine> all(Person as) {
        return overview(as).page().items();
    }

    Overview overview(Person as) {
        return switch (company.inventory.list(
                Company.actor(as),
                CredentialView.ALL,
                Optional.empty(),
                new PageRequest(100, Optional.empty()))) {
            case Result.Done<Overview>(Overview overview) -> overview;
            case Result<Overview> other -> throw new AssertionError(other.toString());
        };
    }

    /** Zendesk lists these access tokens and no others. */
    void accessTokensAre(String body) {
        company.account.screen.faults().clear();
        company.account
                .screen
                .faults()
                .always(Match.of("GET", "/api/v2/oauth/tokens"), Fault.answer(json(body)));
    }

    static Reply json(String body) {
        try {
            return Reply.json(200, new ObjectMapper().readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    /** So many of each, none used, made long ago. */
    void grown(int tokens, int clients, int access) {
        new GrownAccount(tokens, clients, access).in(company.account.screen);
    }

    /** A GitLab in which every issue is there, each written by the same person. */
    static final class IssueAuthors implements GitLab {
        String author = "riley";
        int asked;

        @Override
        public dev.tokenward.net.Answer<Issue> issue(dev.tokenward.domain.IssueRef ref) {
            asked++;
            return new dev.tokenward.net.Answer.Ok<>(
                    new Issue(
                            Optional.empty(),
                            Optional.empty(),
                            true,
                            new User(1, author),
                            List.of(),
                            "",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }

        @Override
        public dev.tokenward.net.Answer<List<Numbered>> recent(
                String project,
                java.time.Instant since,
                java.util.function.Predicate<Issue> wanted) {
            throw new AssertionError("no list is asked for");
        }

        @Override
        public dev.tokenward.net.Answer<Void> comment(
                dev.tokenward.domain.IssueRef ref, String body, String marker) {
            throw new AssertionError("nothing is written to an issue");
        }

        @Override
        public dev.tokenward.net.Answer<Void> close(
                dev.tokenward.domain.IssueRef ref, String marker) {
            throw new AssertionError("no issue is closed");
        }

        @Override
        public dev.tokenward.net.Answer<List<String>> markers(dev.tokenward.domain.IssueRef ref) {
            return new dev.tokenward.net.Answer.Ok<>(List.of());
        }

        @Override
        public dev.tokenward.net.Answer<Optional<dev.tokenward.domain.Email>> confirmedEmail(
                long userId) {
            return new dev.tokenward.net.Answer.Ok<>(Optional.empty());
        }

        @Override
        public dev.tokenward.net.Answer<Long> ownId() {
            throw new AssertionError("nothing of ours is looked for");
        }

        @Override
        public dev.tokenward.net.Answer<Void> label(
                dev.tokenward.domain.IssueRef ref, dev.tokenward.gitlab.IssueLabel label) {
            throw new AssertionError("no issue is labelled");
        }
    }
}
