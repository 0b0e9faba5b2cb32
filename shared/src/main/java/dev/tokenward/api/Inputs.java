package dev.tokenward.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.tokenward.domain.Actor;
import dev.tokenward.domain.AdoptionInput;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.Text;
import dev.tokenward.domain.Verdict;
import dev.tokenward.store.Store;
import dev.tokenward.workflow.People;
import dev.tokenward.workflow.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies and headers of calls, read into what the use cases take. */
public final class Inputs {
    private static final int LARGEST_DIRECTORY = 1024 * 1024;

    private Inputs() {}

    public static RequestInput request(Api api, ApiCall call) {
        Body body = api.body(call);
        Optional<String> category = body.text("category");
        Optional<String> kind = body.text("kind");
        Optional<String> purpose = body.text("purpose");
        Optional<String> removalDate = body.text("removalDate");
        Optional<String> issue = body.text("issue");
        Optional<String> target = body.text("target");
        Optional<String> useCase = body.text("useCase");
        Optional<Boolean> needsAdmin = body.flag("needsAdmin");
        Optional<String> adminReason = body.text("adminReason");
        Optional<List<String>> scopes = body.texts("scopes");
        Optional<List<String>> apiCalls = AdviceRoutes.named(body);
        return new RequestInput(
                category,
                kind,
                purpose,
                removalDate,
                issue,
                target,
                useCase,
                needsAdmin,
                adminReason,
                scopes,
                apiCalls,
                body.faults());
    }

    /** A decision as sent. */
    public record DecisionInput(Verdict verdict, Optional<String> reason) {}

    public static DecisionInput decision(Api api, ApiCall call) {
        Body body = api.body(call);
        Optional<String> decision = body.text("decision");
        Optional<Verdict> verdict =
                Arrays.stream(Verdict.values())
                        .filter(v -> v.name().equals(decision.orElse("")))
                        .findFirst();
        if (verdict.isEmpty()) {
            body.fault("decision", "decision must be APPROVE or DENY, so written.");
        }
        Optional<String> reason = body.text("reason").flatMap(raw -> reason(raw, body));
        body.orRefuse();
        return new DecisionInput(verdict.orElseThrow(), reason);
    }

    private static Optional<String> reason(String raw, Body body) {
        return switch (Text.prose(raw, Text.MAX_DECISION_REASON)) {
            case Text.Clean(String value) -> Optional.of(value);
            case Text.Missing missing -> Optional.empty();
            case Text.Faulty(String message) -> {
                body.fault("reason", "reason " + message + ".");
                yield Optional.empty();
            }
        };
    }

    public static String confirmation(Api api, ApiCall call) {
        return required(api, call, "confirm", "confirm must hold the credential's name.");
    }

    /** A credential's new name. */
    public static String name(Api api, ApiCall call) {
        return required(api, call, "name", "name must hold the credential's new name.");
    }

    /** Who is to have a credential, and why. */
    public record Heir(String holder, Optional<String> reason) {}

    public static Heir heir(Api api, ApiCall call) {
        Body body = api.body(call);
        Optional<String> holder = body.text("holder");
        if (holder.isEmpty()) {
            body.fault("holder", "holder must be the address of who is to have it.");
        }
        Optional<String> reason = body.text("reason").flatMap(raw -> reason(raw, body));
        body.orRefuse();
        return new Heir(holder.orElseThrow(), reason);
    }

    /** The one field of a body; without it, the call is refused with this fault. */
    private static String required(Api api, ApiCall call, String field, String fault) {
        Body body = api.body(call);
        Optional<String> value = body.text(field);
        if (value.isEmpty()) {
            body.fault(field, fault);
        }
        body.orRefuse();
        return value.orElseThrow();
    }

    public static AdoptionInput adoption(Api api, ApiCall call) {
        Body body = api.body(call);
        Optional<String> purpose = body.text("purpose");
        Optional<String> removalDate = body.text("removalDate");
        Optional<String> holder = body.text("holder");
        return new AdoptionInput(purpose, removalDate, holder, body.faults());
    }

    /** Why a credential is given up: a text that is not empty. */
    public static String note(Api api, ApiCall call) {
        Body body = api.body(call);
        Optional<String> raw = body.text("note");
        Optional<String> note = Optional.empty();
        switch (Text.prose(raw.orElse(""), Text.MAX_DECISION_REASON)) {
            case Text.Clean(String value) -> note = Optional.of(value);
            case Text.Missing missing ->
                    body.fault(
                            "note",
                            "note must say why it is given up, and how you made sure that it does no"
                                    + " harm.");
            case Text.Faulty(String message) -> body.fault("note", "note " + message + ".");
        }
        body.orRefuse();
        return note.orElseThrow();
    }

    public static Optional<Long> ifMatch(ApiCall call) {
        Optional<String> header = call.header("if-match");
        if (header.isPresent() && !header.get().strip().matches("\"?[0-9]{1,18}\"?")) {
            throw ApiFault.of(
                    400, "if-match", "If-Match holds the version in quotes, for example \"3\".");
        }
        return header.map(h -> Long.valueOf(h.strip().replace("\"", "")));
    }

    public static Optional<String> idempotencyKey(ApiCall call) {
        Optional<String> header = call.header("idempotency-key");
        if (header.isPresent() && !header.get().matches("[\\x21-\\x7e]{1,255}")) {
            throw ApiFault.of(
                    400,
                    "idempotency-key",
                    "Idempotency-Key holds 1 to 255 printable characters without blanks.");
        }
        return header;
    }

    public static APIGatewayV2HTTPResponse replacePeople(
            Api api, ApiCall call, Actor actor, People people) {
        boolean confirmed = confirmed(call);
        PeopleFile file = PeopleFile.read(call, call.body(LARGEST_DIRECTORY));
        return people(api, call, people.replace(actor, file.rows(), file.faults(), confirmed));
    }

    private static boolean confirmed(ApiCall call) {
        Optional<String> confirm = call.query("confirm");
        if (confirm.isPresent() && !confirm.get().equals("removals")) {
            throw ApiFault.of(400, "query", "confirm is removals, or is left out.");
        }
        return confirm.isPresent();
    }

    public static APIGatewayV2HTTPResponse people(
            Api api, ApiCall call, Result<Store.Directory> result) {
        if (call.wantsCsv()
                && result instanceof Result.Done<Store.Directory>(Store.Directory directory)) {
            return Answers.csv(
                    PeopleCsv.write(directory.people()),
                    Map.of("etag", "\"" + directory.generation() + "\""));
        }
        return api.answers()
                .of(
                        result,
                        call.requestId(),
                        d -> 200,
                        api.views()::of,
                        d -> Map.of("etag", "\"" + d.generation() + "\""));
    }
}
