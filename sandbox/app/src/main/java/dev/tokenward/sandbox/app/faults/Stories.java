package dev.tokenward.sandbox.app.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.client.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is walked through under faults. */
final class Stories {
    static final String DONE = "ISSUED/REVOKED";
    static final LocalDate END = LocalDate.parse("2026-11-20");
    private static final LocalDate LATER = LocalDate.parse("2026-12-18");

    /** Later than the end of everything. */
    static final Instant AFTER_ALL = LATER.plusDays(1).atTime(5, 0).toInstant(ZoneOffset.UTC);

    private Stories() {}

    /** All that there are. */
    static List<Story> all() {
        return Stream.of(usual(), Hooks.all(), Sights.all()).flatMap(List::stream).toList();
    }

    private static List<Story> usual() {
        return List.of(
                new Story(
                        "an OAuth client, asked for, approved, made, received",
                        rig -> {},
                        rig -> {
                            String request = approvedClient(rig);
                            rig.settle();
                            rig.recover();
                            String credential = issued(rig, request);
                            rig.as("riley")
                                    .post("/credentials/" + credential + "/receipt", Map.of());
                            rig.recover();
                        },
                        Set.of(DONE)),
                new Story(
                        "an OAuth client to its end: reminders and the sweep",
                        rig -> issued(rig, approvedClient(rig)),
                        rig -> {
                            until(rig, END.minusDays(7));
                            until(rig, END.plusDays(1));
                        },
                        Set.of(DONE)),
                new Story(
                        "an API token, asked for, approved, made, handed back",
                        rig -> {},
                        rig -> {
                            String request = approvedToken(rig);
                            rig.settle();
                            rig.recover();
                            String credential = issued(rig, request);
                            rig.clock.advance(Duration.ofHours(25));
                            rig.tick();
                            rig.recover();
                            handBack(rig, credential);
                            rig.recover();
                        },
                        Set.of(DONE)),
                new Story(
                        "an API token to its end: the sweep",
                        rig -> issued(rig, approvedToken(rig)),
                        rig -> until(rig, END.plusDays(1)),
                        Set.of(DONE)),
                new Story(
                        "an OAuth client whose value is lost, made anew",
                        rig -> issued(rig, approvedClient(rig)),
                        LostValue::madeAnew,
                        Set.of(DONE)),
                new Story(
                        "a denial",
                        Stories::askForClient,
                        rig -> {
                            decide(rig, "morgan", only(rig), "DENY");
                            rig.recover();
                        },
                        Set.of("DENIED")),
                new Story(
                        "a withdrawal just before the credential would be made",
                        rig -> {
                            String request = askForClient(rig);
                            decide(rig, "morgan", request, "APPROVE");
                        },
                        rig -> {
                            String request = only(rig);
                            post(
                                    rig,
                                    "sasha",
                                    "/requests/" + request + "/decisions",
                                    Map.of("decision", "APPROVE"));
                            rig.as("riley").post("/requests/" + request + "/withdrawal", Map.of());
                            rig.settle();
                            rig.recover();
                        },
                        Set.of("WITHDRAWN", "WITHDRAWN/REVOKED")),
                new Story(
                        "a request that nobody decides",
                        Stories::askForClient,
                        rig -> {
                            rig.daysLater(15);
                            rig.daily();
                            rig.recover();
                        },
                        Set.of("LAPSED")),
                new Story(
                        "a hand-over that Slack refuses for good",
                        rig -> {
                            String request = askForClient(rig);
                            decide(rig, "morgan", request, "APPROVE");
                            rig.outside.slack.deactivate("riley@example.com");
                        },
                        rig -> {
                            decide(rig, "sasha", only(rig), "APPROVE");
                            rig.recover();
                        },
                        Set.of("ISSUE_FAILED", "ISSUE_FAILED/REVOKED")),
                new Story(
                        "an extension, and the end of what it replaces",
                        rig -> issued(rig, approvedClient(rig)),
                        rig -> {
                            String old = only(rig);
                            JsonNode asked =
                                    rig.as("riley")
                                            .post(
                                                    "/requests/" + old + "/extension",
                                                    Wishes.client(issue(rig), LATER.toString()));
                            rig.settle();
                            rig.recover();
                            String request = asked.path("id").asText();
                            decide(rig, "morgan", request, "APPROVE");
                            decide(rig, "sasha", request, "APPROVE");
                            rig.recover();
                            issued(rig, request);
                            until(rig, END.plusDays(1));
                        },
                        Set.of(DONE)));
    }

    static String askForClient(Rig rig) {
        return askForClient(rig, END);
    }

    static String askForClient(Rig rig, LocalDate end) {
        String id =
                post(rig, "riley", "/requests", Wishes.client(issue(rig), end.toString()))
                        .path("id")
                        .asText();
        rig.settle();
        return id;
    }

    static String approvedClient(Rig rig) {
        String request = askForClient(rig);
        rig.recover();
        decide(rig, "morgan", request, "APPROVE");
        rig.recover();
        decide(rig, "sasha", request, "APPROVE");
        return request;
    }

    static String approvedToken(Rig rig) {
        String request =
                post(rig, "quinn", "/requests", Wishes.token("Status page", END.toString()))
                        .path("id")
                        .asText();
        rig.settle();
        rig.recover();
        decide(rig, "devon", request, "APPROVE");
        return request;
    }

    private static JsonNode post(Rig rig, String who, String path, Map<String, Object> body) {
        return rig.as(who).post(path, body);
    }

    static void decide(Rig rig, String who, String request, String decision) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("decision", decision));
        if (decision.equals("DENY")) {
            body.put("reason", "The nightly report has these figures already");
        }
        post(rig, who, "/requests/" + request + "/decisions", body);
        rig.settle();
    }

    /** The credential of a request; one that failed meanwhile is tried again by a manager. */
    static String issued(Rig rig, String request) {
        JsonNode now = rig.as("quinn").get("/requests/" + request);
        if (now.path("state").asText().equals("ISSUE_FAILED")) {
            rig.as("sasha").post("/requests/" + request + "/retry", Map.of());
            rig.settle();
            rig.tick();
            now = rig.as("quinn").get("/requests/" + request);
        }
        if (!now.path("state").asText().equals("ISSUED")) {
            rig.watch.violated("not issued: " + now);
        }
        return now.path("credentialId").asText();
    }

    static void handBack(Rig rig, String credential) {
        String name = rig.as("quinn").get("/credentials/" + credential).path("name").asText();
        rig.as("quinn").post("/credentials/" + credential + "/revocation", Map.of("confirm", name));
        rig.settle();
    }

    static void until(Rig rig, LocalDate day) {
        rig.clock.set(day.atTime(5, 0).toInstant(ZoneOffset.UTC));
        rig.daily();
        rig.recover();
    }

    static String only(Rig rig) {
        return rig.watch
                .items("REQUEST")
                .map(i -> Stored.text(i, "pk").replace("REQUEST#", ""))
                .findFirst()
                .orElseThrow();
    }

    static String issue(Rig rig) {
        long iid =
                rig.outside.gitlab.open(
                        Surroundings.PROJECT, "riley", "Nightly export", Optional.empty());
        return rig.outside.gitlab.root() + "/" + Surroundings.PROJECT + "/-/issues/" + iid;
    }
}
