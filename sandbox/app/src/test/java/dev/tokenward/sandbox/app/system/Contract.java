package dev.tokenward.sandbox.app.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import dev.tokenward.sandbox.app.Repository;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What docs/openapi.yaml says, and whether an exchange keeps to it. */
final class Contract {
    private final Map<String, Operation> operations = new TreeMap<>();
    private final Map<String, RequestBody> shared;
    private final OpenApiInteractionValidator validator;

    Contract() {
        String yaml;
        try {
            yaml = Files.readString(Repository.root().resolve("docs/openapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ParseOptions whole = new ParseOptions();
        whole.setResolve(true);
        whole.setResolveResponses(true);
        var parsed = new OpenAPIV3Parser().readContents(yaml, null, whole);
        assertThat(parsed.getMessages()).as("the contract itself").isEmpty();
        OpenAPI api = parsed.getOpenAPI();
        shared = api.getComponents().getRequestBodies();
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap()
                                .forEach((method, operation) ->
                                        operations.put(method + " " + path, operation)));
        validator = OpenApiInteractionValidator.createForInlineApiSpecification(yaml).build();
    }

    /** By route key, for example {@code POST /requests/{id}/decisions}. */
    Map<String, Operation> operations() {
        return operations;
    }

    /** The bodies that it gives as examples, by name. */
    Map<String, String> examples(String route) {
        Map<String, String> found = new LinkedHashMap<>();
        bodies(route)
                .map(MediaType::getExamples)
                .flatMap(examples -> Optional.ofNullable(examples).stream())
                .forEach(examples ->
                        examples.forEach(
                                (name, example) -> found.put(name, Raw.json(example.getValue()))));
        return found;
    }

    String example(String route, String name) {
        return Optional.ofNullable(examples(route).get(name)).orElseThrow();
    }

    private Stream<MediaType> bodies(String route) {
        return Optional.ofNullable(operations.get(route))
                .map(Operation::getRequestBody)
                .map(body ->
                        body.get$ref() == null
                                ? body
                                : shared.get(body.get$ref().replaceFirst(".*/", "")))
                .stream()
                .map(RequestBody::getContent)
                .flatMap(content -> content.values().stream());
    }

    /** What a call does not keep to: nothing, if it may be sent. */
    List<String> wrongWith(Exchange exchange) {
        return validator.validateRequest(exchange.request()).getMessages().stream()
                .map(message -> exchange.line() + ": " + message.getMessage())
                .toList();
    }

    /** What an answer does not keep to: status, type, or the body's schema. */
    List<String> wrongWithAnswer(Exchange exchange) {
        SimpleResponse.Builder response =
                SimpleResponse.Builder.status(exchange.answer().status())
                        .withContentType(exchange.answer().type());
        if (!exchange.answer().text().isEmpty()) {
            response.withBody(exchange.answer().text());
        }
        return validator
                .validateResponse(
                        exchange.path().replaceFirst("\\?.*", ""),
                        Request.Method.valueOf(exchange.method()),
                        response.build())
                .getMessages()
                .stream()
                .map(message -> exchange.line() + ": " + message.getMessage())
                .toList();
    }

    /** A call and its answer. */
    record Exchange(String method, String path, String body, Raw.Answer answer) {
        /** What GitLab and Slack send in place of an ID token. */
        private static final List<String> SIGNED =
                List.of("X-Gitlab-Token", "X-Slack-Signature", "X-Slack-Request-Timestamp");

        String line() {
            return method + " " + path + " → " + answer.status();
        }

        /** Slack alone sends forms here. */
        private static String typeOf(String body) {
            return body.startsWith("payload=")
                    ? "application/x-www-form-urlencoded"
                    : "application/json";
        }

        private Request request() {
            String[] parts = path.split("\\?", 2);
            SimpleRequest.Builder request =
                    new SimpleRequest.Builder(method, parts[0]).withAuthorization("Bearer x");
            if (path.startsWith("/hooks/")) {
                // one that a test leaves out is for the handler to refuse
                SIGNED.forEach(header -> request.withHeader(header, "x"));
            }
            if (parts.length == 2) {
                Stream.of(parts[1].split("&"))
                        .map(pair -> pair.split("=", 2))
                        .forEach(pair -> request.withQueryParam(pair[0], pair[1]));
            }
            return body.isEmpty()
                    ? request.build()
                    : request.withContentType(typeOf(body)).withBody(body).build();
        }
    }
}
