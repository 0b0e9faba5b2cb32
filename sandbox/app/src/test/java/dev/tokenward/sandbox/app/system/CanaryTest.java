package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.sandbox.app.Repository;
import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxOptions;
import dev.tokenward.sandbox.app.demo.Demo;
import dev.tokenward.sandbox.simulators.Call;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Faults;
import dev.tokenward.sandbox.simulators.Json;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariant 3: a secret is in memory, in Zendesk's answer and in the Slack message, and nowhere
 * else. Every secret here holds the canary: those that the simulated Zendesk hands out, and our own
 * three.
 */
class CanaryTest {
    private static final Canary CANARY = new Canary("canary5e41");

    private static SandboxOptions planted(SandboxOptions options, Path directory) {
        String ours =
                """
                {"tokenward/zendesk": {"base_url": "https://zendesk.example.com", "auth":
                   {"type": "oauth_client", "client_id": "tokenward-service", "client_secret": "z-%1$s"}},
                 "tokenward/slack": {"base_url": "https://slack.example.com/api/",
                   "bot_token": "b-%1$s", "signing_secret": "s-%1$s"},
                 "tokenward/gitlab": {"base_url": "https://gitlab.example.com",
                   "token": "g-%1$s", "webhook_secret": "w-%1$s"}}
                """
                        .formatted(CANARY.text());
        try {
            Path file = Files.writeString(directory.resolve("secrets.json"), ours);
            return options.canary(CANARY.text()).secrets(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void afterTheWholeDemoASecretStandsInTheHandOversOnly(@TempDir Path directory) {
        StringWriter story = new StringWriter();
        SandboxOptions options =
                SandboxOptions.of(Repository.template()).clock(Demo.START).withoutSchedules();
        try (Sandbox sandbox = Sandbox.start(planted(options, directory))) {
            Wire wire = new Wire(sandbox);

            assertThat(new Demo(sandbox, new PrintWriter(story), false).run())
                    .as(story.toString())
                    .isTrue();

            assertThat(CANARY.isIn(story.toString())).isFalse();
            nowhereToBeRead(sandbox);
            nowhereElseOnTheWire(wire);
            assertThat(handOvers(wire)).hasSize(4);
            assertThat(sandbox.slack().orElseThrow().look().messages())
                    .as("every value that was handed over is redacted")
                    .noneMatch(m -> CANARY.isIn(m.text() + m.blocks() + m.attachments()));
        }
    }

    @Test
    void errorsThatQuoteASecretAreNotPassedOn(@TempDir Path directory) {
        try (House house = new House(options -> planted(options, directory))) {
            Sandbox sandbox = house.sandbox;
            Wire wire = new Wire(sandbox);
            Faults zendesk = sandbox.zendesk().orElseThrow().faults();
            zendesk.next(Match.of("GET", "/api/v2/users/search.*"), echo(wire.zendesk, 500));
            zendesk.next(Match.of("GET", "/api/v2/oauth/clients.*"), echo(wire.zendesk, 403));
            zendesk.next(Match.of("POST", "/api/v2/oauth/clients.*"), echo(wire.zendesk, 503));
            // the first is for our own token, the second is the probe of what was made
            zendesk.add(Match.of("POST", "/oauth/tokens"), 1, 1, echo(wire.zendesk, 400));
            Faults slack = sandbox.slack().orElseThrow().faults();
            slack.next(Match.of("POST", "/api/chat.update"), echo(wire.slack, 500));
            slack.next(Match.of("POST", "/api/chat.postMessage"), echo(wire.slack, 200));
            Faults gitlab = sandbox.gitlab().orElseThrow().faults();
            gitlab.next(Match.of("GET", ".*/issues/.*"), echo(wire.gitlab, 500));
            gitlab.next(Match.of("POST", ".*/notes"), echo(wire.gitlab, 403));

            String request = house.ask();
            house.approve(request);
            for (int hours = 0; hours < 8 && !house.state(request).startsWith("ISSUE"); hours++) {
                house.api.advance("PT1H");
                sandbox.tick();
            }

            assertThat(house.state(request)).startsWith("ISSUE");
            assertThat(zendesk.waiting() + slack.waiting() + gitlab.waiting())
                    .as("quotes that were never sent")
                    .isZero();
            nowhereToBeRead(sandbox);
            nowhereElseOnTheWire(wire);
        }
    }

    /** A careless server, which repeats what it was sent. */
    private static Fault echo(Queue<Call> calls, int status) {
        return new Fault.Alter(reply -> {
            Call last = calls.stream().reduce((earlier, later) -> later).orElseThrow();
            String quote = last.headers().toString() + " " + last.body() + " is not acceptable";
            return Reply.json(
                    status,
                    Json.object()
                            .put("ok", false)
                            .put("error", quote)
                            .put("error_description", quote)
                            .put("message", quote)
                            .put("description", quote));
        });
    }

    private static void nowhereToBeRead(Sandbox sandbox) {
        Traces traces = Traces.of(sandbox);
        // else nothing would be found because nothing was read
        for (String place : List.of("item", "change", "answer of /credentials")) {
            assertThat(traces.say(place, House.RILEY)).as(place).isTrue();
        }
        assertThat(traces.say("comment", "approve")).isTrue();
        assertThat(traces.say("log", "POST /oauth/tokens")).isTrue();
        assertThat(traces.texts()).noneMatch(trace -> CANARY.isIn(trace.text()));
    }

    private static void nowhereElseOnTheWire(Wire wire) {
        assertThat(Wire.shouting(wire.zendesk, CANARY, "authorization")).isEmpty();
        assertThat(Wire.shouting(wire.slack, CANARY, "authorization")).isEmpty();
        assertThat(Wire.shouting(wire.gitlab, CANARY, "private-token")).isEmpty();
        assertThat(Wire.saying(wire.gitlab, CANARY)).isEmpty();
        assertThat(Wire.saying(wire.zendesk, CANARY))
                .isNotEmpty()
                .allMatch(call -> call.rawPath().equals("/oauth/tokens"));
        assertThat(Wire.saying(wire.slack, CANARY))
                .allMatch(call -> call.rawPath().equals("/api/chat.update"));
    }

    /** Slack shows {@code text} in push and mail notices: a value may stand in blocks only. */
    private static List<Call> handOvers(Wire wire) {
        List<Call> all = Wire.saying(wire.slack, CANARY);
        assertThat(all)
                .allSatisfy(call -> {
                    var body = call.json().orElseThrow();
                    assertThat(CANARY.isIn(body.path("blocks").toString())).isTrue();
                    assertThat(CANARY.isIn(body.without("blocks").toString())).isFalse();
                });
        return all;
    }
}
