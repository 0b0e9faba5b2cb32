package dev.tokenward.sandbox.simulators.gitlab;

import dev.tokenward.sandbox.simulators.TestClock;
import dev.tokenward.sandbox.simulators.Web;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A GitLab, and the ways to call it. */
abstract class GitLabTest {
    static final String PATH = "acme/access-requests";
    static final String ISSUES = "/api/v4/projects/acme%2Faccess-requests/issues";
    static final GitLabAccess ACCESS =
            new GitLabAccess("service token of a test", "webhook secret of a test");

    final TestClock clock = new TestClock("2026-11-25T09:00:00Z");
    final GitLabSimulator gitlab = GitLabSimulator.create(clock, ACCESS, Optional.empty());

    @BeforeEach
    void start() {
        gitlab.start(0);
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    Web anonymous() {
        return new Web(gitlab.baseUri(), Map.of());
    }

    Web service() {
        return anonymous().header("PRIVATE-TOKEN", ACCESS.serviceToken());
    }

    Web as(String username) {
        return anonymous().header("PRIVATE-TOKEN", GitLabAccess.tokenOf(username));
    }
}
