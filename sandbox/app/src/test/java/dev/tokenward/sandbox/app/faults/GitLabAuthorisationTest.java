package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.slack.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what by an issue, as {@code authorisation-gitlab.txt} has it. */
class GitLabAuthorisationTest {
    private static final String PROJECT = Surroundings.PROJECT;
    private static Ground ground;

    @BeforeAll
    static void open() {
        ground = new Ground(Repository.template());
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    static Stream<Arguments> cells() throws IOException {
        return Cells.of("authorisation-gitlab.txt");
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource("cells")
    void theRequestOfTheIssueComesToWhatTheTableSays(String what, String who, String outcome) {
        try (Rig rig = new Rig(ground, Sabotage.NONE)) {
            if (who.equals("nora")) {
                rig.outside.gitlab.addUser("nora", "Nora", "nora@elsewhere.example.com");
                rig.outside.gitlab.setPublicEmail("nora", "riley@example.com");
            }

            assertThat(done(rig, what, who)).isEqualTo(outcome);
            assertThat(rig.watch.violations()).isEmpty();
        }
    }

    private static String done(Rig rig, String what, String who) {
        return switch (what) {
            case "ask-for-themself" -> asked(rig, who, "PERSON", "");
            case "ask-for-a-target" -> asked(rig, who, "TARGET", "## Target\n\nPager\n\n");
            case "ask-for-support-ops" ->
                    asked(rig, who, "SUPPORT_OPS", "## Use case\n\nTriage\n\n");
            case "edit-a-waiting-one" -> {
                long issue = opened(rig, "riley", "PERSON", "");
                Stories.decide(rig, "morgan", standing(rig).path("id").asText(), "APPROVE");
                edited(rig, issue, who);
                yield standing(rig).path("state").asText();
            }
            case "edit-an-approved-one" -> {
                long issue = putOff(rig);
                edited(rig, issue, who);
                yield standing(rig).path("state").asText();
            }
            case "close-an-approved-one" -> {
                long issue = putOff(rig);
                closed(rig, issue, who);
                yield standing(rig).path("state").asText();
            }
            case "edit-a-failed-one" -> {
                long issue = failed(rig);
                edited(rig, issue, who);
                yield standing(rig).path("state").asText();
            }
            case "close-a-failed-one" -> {
                long issue = failed(rig);
                closed(rig, issue, who);
                yield standing(rig).path("state").asText();
            }
            case "edit-an-issued-one" -> {
                long issue = issued(rig);
                edited(rig, issue, who);
                JsonNode request = standing(rig);
                assertThat(request.path("purpose").asText()).endsWith("every night");
                yield request.path("state").asText();
            }
            case "close-a-waiting-one" -> {
                long issue = opened(rig, "riley", "PERSON", "");
                closed(rig, issue, who);
                yield standing(rig).path("state").asText();
            }
            case "close-an-issued-one" -> {
                long issue = issued(rig);
                assertThat(rig.as("riley").hasButton("tokenward_hand_back")).isFalse();
                closed(rig, issue, who);
                assertThat(rig.as("riley").hasButton("tokenward_hand_back"))
                        .as("the holder is asked, whoever closed it")
                        .isTrue();
                JsonNode credential = rig.as("riley").get("/credentials?view=mine");
                yield credential.at("/items/0/status").asText();
            }
            case "reopen-a-denied-one" -> {
                long issue = opened(rig, "riley", "PERSON", "## Target\n\nPager\n\n");
                assertThat(standing(rig).path("state").asText()).isEqualTo("DENIED");
                corrected(rig, issue, who);
                yield rig.as("riley")
                        .get("/requests?view=mine")
                        .path("items")
                        .valueStream()
                        .map(r -> r.path("state").asText())
                        .filter(state -> !state.equals("DENIED"))
                        .findFirst()
                        .orElse("DENIED");
            }
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static String asked(Rig rig, String who, String category, String more) {
        opened(rig, who, category, more);
        JsonNode all = rig.as("avery").get("/requests?view=all").path("items");
        assertThat(all.size()).isLessThanOrEqualTo(1);
        if (!all.isEmpty()) {
            assertThat(all.path(0).path("requester").asText()).isEqualTo(who + "@example.com");
        }
        return all.path(0).path("state").asText("nothing");
    }

    private static JsonNode standing(Rig rig) {
        return rig.as("riley").get("/requests?view=mine").path("items").path(0);
    }

    private static long issued(Rig rig) {
        long issue = approved(rig);
        Stories.issued(rig, standing(rig).path("id").asText());
        return issue;
    }

    private static long approved(Rig rig) {
        long issue = opened(rig, "riley", "PERSON", "");
        String request = standing(rig).path("id").asText();
        Stories.decide(rig, "morgan", request, "APPROVE");
        Stories.decide(rig, "devon", request, "APPROVE");
        return issue;
    }

    /** Approved while Zendesk makes no client: it waits to be issued. */
    private static long putOff(Rig rig) {
        rig.outside.zendesk.faults().always(Match.of("POST", ".*clients.*"), Fault.status(503));
        long issue = approved(rig);
        assertThat(standing(rig).path("state").asText()).isEqualTo("APPROVED");
        return issue;
    }

    private static long failed(Rig rig) {
        rig.outside.slack.setKind("riley@example.com", Member.Kind.STRANGER);
        long issue = approved(rig);
        rig.outside.slack.setKind("riley@example.com", Member.Kind.FULL);
        assertThat(standing(rig).path("state").asText()).isEqualTo("ISSUE_FAILED");
        return issue;
    }

    private static long opened(Rig rig, String who, String category, String more) {
        String text =
                "## Purpose\n\nExport, every night\n\n## Removal date\n\n"
                        + Stories.END
                        + "\n\n## Category\n\n"
                        + category
                        + "\n\n"
                        + more
                        + "## Kind\n\nOAUTH_CLIENT\n\n## Scopes\n\ntickets:read\n\n"
                        + "## Why an administrator is needed\n\nReads every brand.\n";
        long issue = rig.outside.gitlab.open(PROJECT, who, "Access", Optional.of(text));
        rig.as("riley").tell(rig.outside.gitlab.hook(PROJECT, issue, "open", who));
        rig.settle();
        return issue;
    }

    private static void edited(Rig rig, long issue, String who) {
        String text = rig.outside.gitlab.issue(PROJECT, issue).description().orElseThrow();
        rig.as("riley")
                .tell(
                        rig.outside.gitlab.edit(
                                PROJECT, issue, who, text.replace("every night", "every hour")));
        rig.settle();
    }

    /** Its text, by whoever reopens it then. */
    private static void corrected(Rig rig, long issue, String who) {
        String text = rig.outside.gitlab.issue(PROJECT, issue).description().orElseThrow();
        rig.clock.advance(Duration.ofMinutes(5));
        rig.outside.gitlab.edit(PROJECT, issue, who, text.replace("## Target\n\nPager\n\n", ""));
        rig.clock.advance(Duration.ofMinutes(5));
        rig.as("riley").tell(rig.outside.gitlab.reopen(PROJECT, issue, who));
        rig.settle();
    }

    private static void closed(Rig rig, long issue, String who) {
        rig.as("riley").tell(rig.outside.gitlab.close(PROJECT, issue, who));
        rig.settle();
    }
}
