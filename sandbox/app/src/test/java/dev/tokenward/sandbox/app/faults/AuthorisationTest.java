package dev.tokenward.sandbox.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.SandboxPerson;
import dev.tokenward.sandbox.app.gateway.Incoming;
import dev.tokenward.sandbox.app.gateway.Outgoing;
import dev.tokenward.sandbox.app.lambda.Payload;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every role and every action over HTTP, as {@code authorisation.txt} has it. */
class AuthorisationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFUSED = 400;
    private static Ground ground;

    @BeforeAll
    static void open() {
        ground =
                new Ground(
                        Repository.template(),
                        Map.of("FoundRemoval", "true", "SweepMaxRevocations", "1"));
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    static Stream<Arguments> cells() throws IOException {
        return Cells.of("authorisation.txt");
    }

    @ParameterizedTest(name = "{0} by {1}: {2}")
    @MethodSource("cells")
    void isAllowedOrRefusedAsTheTableSays(String what, String who, int status) throws Exception {
        try (Rig rig = new Rig(ground, Sabotage.NONE)) {
            Deed deed = Optional.ofNullable(Deed.all().get(what)).orElseThrow().in(rig);
            Incoming call = call(deed, who);
            Snapshot before = Snapshot.of(rig);

            Outgoing answer = rig.serve(call);

            assertThat(answer.status()).as(answer.body().text()).isEqualTo(status);
            if (status >= REFUSED) {
                assertThat(Snapshot.of(rig).changesSince(before)).as("a refusal").isEmpty();
            }
            assertThat(rig.watch.violations()).isEmpty();
        }
    }

    @Test
    void everyDeedHasItsLineAndEveryRouteThatIsNotOpenHasADeed() throws IOException {
        Set<String> lines = new TreeSet<>();
        cells().forEach(cell -> lines.add((String) cell.get()[0]));
        assertThat(lines).isEqualTo(new TreeSet<>(Deed.all().keySet()));

        Set<String> tried = new TreeSet<>();
        Deed.all()
                .forEach((what, prepared) -> {
                    try (Rig rig = new Rig(ground, Sabotage.NONE)) {
                        Deed deed = prepared.in(rig);
                        tried.add(
                                deed.method()
                                        + " "
                                        + deed.path()
                                                .replaceAll(
                                                        "(req|cred|found_client|found_token)_[0-9A-Za-z]+",
                                                        "{id}")
                                                .replaceAll("[?].*", ""));
                    }
                });
        assertThat(tried)
                .containsAll(
                        ground.deployment.routes().stream()
                                .filter(route -> !route.open())
                                .map(route -> route.key())
                                .toList());
    }

    private static Incoming call(Deed deed, String who) throws Exception {
        Object body = deed.body().apply(username(who));
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", body instanceof String ? "text/csv" : "application/json");
        person(who).ifPresent(p -> headers.put("authorization", "Bearer " + ground.token(p)));
        String[] path = deed.path().split("[?]", -1);
        return new Incoming(
                deed.method(),
                path[0],
                path.length > 1 ? path[1] : "",
                headers,
                Payload.of(body instanceof String s ? s : JSON.writeValueAsString(body)),
                "127.0.0.1",
                "HTTP/1.1");
    }

    private static String username(String who) {
        return person(who).map(SandboxPerson::username).orElse("avery");
    }

    private static Optional<SandboxPerson> person(String who) {
        SandboxPerson avery = ground.person("avery");
        return switch (who) {
            case "unsigned" -> Optional.empty();
            case "colleague" -> Optional.of(with(avery, List.of()));
            case "formerly" ->
                    Optional.of(
                            with(
                                    avery,
                                    List.of(
                                            "support-ops-managers-alumni",
                                            "former support-ops",
                                            "auditors2")));
            default -> Optional.of(ground.person(who));
        };
    }

    private static SandboxPerson with(SandboxPerson p, List<String> groups) {
        return new SandboxPerson(p.email(), p.name(), p.manager(), groups);
    }
}
