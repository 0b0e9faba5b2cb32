package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.gateway.Route;
import dev.tokenward.sandbox.app.template.Deployment;
import dev.tokenward.sandbox.engine.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A path part is all variable or all text: neither sam validate nor cfn-lint sees it. */
class C02RouteThatAwsRefusesTest {
    private static final Map<String, String> PARAMETERS =
            Map.of("OidcIssuer", "https://issuer.example.com", "OidcAudience", "tokenward");

    @Test
    void every_route_of_our_template_is_one_that_aws_takes() {
        Template template = Template.read(Repository.template(), PARAMETERS);
        assertThat(new Deployment(template).routes())
                .isNotEmpty()
                .allSatisfy(route -> {
                    for (String part : route.path().substring(1).split("/", -1)) {
                        assertThat(part).matches("^(\\{[\\w.-]+\\+?\\}|[a-zA-Z0-9._-]+)$");
                    }
                });
    }

    @Test
    void a_template_with_a_mixed_part_is_not_loaded() throws IOException {
        String text =
                Files.readString(Repository.template())
                        .replace("Path: '/credentials/{id}'", "Path: '/calendar/{feed}.ics'");
        Template template = Template.parse(text, PARAMETERS);
        assertThatThrownBy(() -> new Deployment(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/calendar/{feed}.ics")
                .hasMessageContaining("{feed}.ics'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/{id}.json",
                "/e{id}",
                "/a b",
                "/a//b",
                "/{rest+}/more",
                "no-slash",
                "/ä"
            })
    void such_paths_are_refused(String path) {
        assertThatThrownBy(() -> new Route("GET", path, "F", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/{id}", "/{proxy+}", "/.well-known/a_b-c.d", "/{a.b-c}"})
    void such_paths_are_taken(String path) {
        assertThat(new Route("GET", path, "F", false).key()).isEqualTo("GET " + path);
    }
}
