package dev.tokenward.sandbox.simulators.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.simulators.Web;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuesTest extends GitLabTest {
    @ParameterizedTest
    @CsvSource({
        "1, riley", "60, riley", "61, morgan", "80, morgan", "81, quinn", "90, quinn",
        "91, sasha", "95, sasha", "96, devon", "98, devon", "99, avery", "100, avery"
    })
    void theProjectStartsWithOpenIssuesOfEachPerson(int iid, String author) {
        JsonNode issue = service().get(ISSUES + "/" + iid).json();
        assertThat(issue.at("/author/username").asText()).isEqualTo(author);
        assertThat(issue.path("state").asText()).isEqualTo("opened");
        assertThat(issue.path("web_url").asText())
                .isEqualTo(gitlab.baseUri() + "/acme/access-requests/-/issues/" + iid);
        assertThat(issue.path("project_id").asInt()).isEqualTo(7);
    }

    @Test
    void projectsAreFoundByNumberAndByPathWhateverItsCase() {
        assertThat(service().get("/api/v4/projects/7/issues/1").status()).isEqualTo(200);
        assertThat(service().get("/api/v4/projects/ACME%2FAccess-Requests/issues/1").status())
                .isEqualTo(200);
        assertThat(service().get("/api/v4/projects/acme%2Fnone/issues/1").text())
                .isEqualTo("{\"message\":\"404 Project Not Found\"}");
        assertThat(service().get(ISSUES + "/999").status()).isEqualTo(404);
        assertThat(service().get("/api/v4/projects/acme/access-requests/issues/1").status())
                .isEqualTo(404);
    }

    @Test
    void aTokenIsNeededAndEachPersonHasOne() {
        assertThat(anonymous().get(ISSUES + "/1").status()).isEqualTo(401);
        assertThat(anonymous().header("PRIVATE-TOKEN", "x").get(ISSUES + "/1").status())
                .isEqualTo(401);
        assertThat(as("tokenward").get(ISSUES + "/1").status()).isEqualTo(401);
        assertThat(as("riley").get("/api/v4/user").json().path("email").asText())
                .isEqualTo("riley@example.com");
        gitlab.setBlocked("riley", true);
        assertThat(as("riley").get(ISSUES + "/1").status()).isEqualTo(403);
    }

    @Test
    void aPersonOpensAnIssueByJsonOrForm() {
        Web.Answer made =
                as("riley")
                        .post(
                                ISSUES,
                                "{\"title\":\"T\",\"description\":\"D\",\"assignee_ids\":[102]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("iid").asInt()).isEqualTo(101);
        assertThat(made.json().at("/author/username").asText()).isEqualTo("riley");
        assertThat(made.json().at("/assignees/0/username").asText()).isEqualTo("morgan");
        Web.Answer second = as("riley").form(ISSUES, "title=Two+words&description=");
        assertThat(second.json().path("iid").asInt()).isEqualTo(102);
        assertThat(second.json().path("title").asText()).isEqualTo("Two words");
        assertThat(as("riley").post(ISSUES, "{}").json().path("error").asText())
                .isEqualTo("title is missing");
    }

    @Test
    void closingTwiceIsAsOnceAndLeavesASystemNote() {
        assertThat(
                        service()
                                .put(ISSUES + "/1", "{\"state_event\":\"close\"}")
                                .json()
                                .path("state")
                                .asText())
                .isEqualTo("closed");
        assertThat(service().put(ISSUES + "/1", "{\"state_event\":\"close\"}").status())
                .isEqualTo(200);
        assertThat(gitlab.notes(PATH, 1)).extracting(Note::body).containsExactly("closed");
        JsonNode issue = service().get(ISSUES + "/1").json();
        assertThat(issue.at("/closed_by/username").asText()).isEqualTo("tokenward");
        assertThat(issue.path("closed_at").asText()).isEqualTo("2026-11-25T09:00:00.000Z");
        service().put(ISSUES + "/1", "{\"state_event\":\"reopen\"}");
        assertThat(gitlab.issue(PATH, 1).open()).isTrue();
        assertThat(service().put(ISSUES + "/1", "{\"state_event\":\"burn\"}").status())
                .isEqualTo(400);
        assertThat(service().put(ISSUES + "/1", "{}").status()).isEqualTo(400);
    }

    @Test
    void aMovedProjectTakesNoWritesUnderItsOldPathAndRedirectsReads() {
        gitlab.moveProject(PATH, "acme/new-home");
        Web.Answer write = service().post(ISSUES + "/1/notes", "{\"body\":\"x\"}");
        assertThat(write.status()).isEqualTo(405);
        assertThat(write.json().path("message").asText())
                .isEqualTo("Non GET methods are not allowed for moved projects");
        assertThat(write.header("location")).isEmpty();
        Web.Answer read = service().get(ISSUES + "/1?x=1");
        assertThat(read.status()).isEqualTo(302);
        assertThat(read.header("location"))
                .isEqualTo(gitlab.baseUri() + "/api/v4/projects/7/issues/1?x=1");
        assertThat(service().post("/api/v4/projects/7/issues/1/notes", "{\"body\":\"x\"}").status())
                .isEqualTo(201);
    }

    @Test
    void aMovedIssueIsClosedAndNamesItsNewId() {
        long iid = gitlab.moveIssue(PATH, 5, "acme/other");
        JsonNode old = service().get(ISSUES + "/5").json();
        assertThat(old.path("state").asText()).isEqualTo("closed");
        assertThat(old.path("moved_to_id").asLong())
                .isEqualTo(gitlab.issue("acme/other", iid).id());
    }

    @Test
    void addressesOfOthersAreForAdministratorsOnly() {
        gitlab.setPublicEmail("riley", "sasha@example.com");
        assertThat(service().get("/api/v4/users?username=RILEY").json().at("/0/id").asInt())
                .isEqualTo(101);
        assertThat(service().get("/api/v4/users?username=ril").json()).isEmpty();
        JsonNode seen = service().get("/api/v4/users/101").json();
        assertThat(seen.has("email")).isFalse();
        assertThat(seen.path("public_email").asText()).isEqualTo("sasha@example.com");
        gitlab.with(GitLabQuirk.SERVICE_IS_ADMIN);
        assertThat(service().get("/api/v4/users/101").json().path("email").asText())
                .isEqualTo("riley@example.com");
        gitlab.setConfirmed("riley", false);
        assertThat(service().get("/api/v4/users/101").json().path("confirmed_at").isNull())
                .isTrue();
        assertThat(as("morgan").get("/api/v4/users/101").json().has("email")).isFalse();
    }

    @Test
    void issuesAndNotesOutliveARestart(@TempDir Path dir) {
        Optional<Path> file = Optional.of(dir.resolve("gitlab.json"));
        GitLabSimulator killed = GitLabSimulator.create(clock, ACCESS, file);
        killed.start(0);
        Web web = new Web(killed.root(), Map.of("PRIVATE-TOKEN", ACCESS.serviceToken()));
        web.post(ISSUES + "/3/notes", "{\"body\":\"hello\\n/close\"}");
        GitLabSimulator next = GitLabSimulator.create(clock, ACCESS, file);
        assertThat(next.notes(PATH, 3)).isEqualTo(killed.notes(PATH, 3)).hasSize(2);
        assertThat(next.issue(PATH, 3).open()).isFalse();
        killed.close();
    }
}
