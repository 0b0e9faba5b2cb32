package dev.tokenward.bench.usual;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Takes a request in: validates, looks people up, writes in one transaction, answers 201. */
public final class UsualHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final DynamoDbClient dynamo =
            DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    private final Requests requests = new Requests(dynamo, System.getenv("TABLE_NAME"), json);

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            RequestBody body = json.readValue(event.getBody(), RequestBody.class);
            Instant now = Instant.now();
            List<String> faults = body.faults(now);
            if (!faults.isEmpty()) {
                return answer(422, Map.of("status", 422, "faults", faults));
            }
            Map<String, String> claims =
                    event.getRequestContext().getAuthorizer().getJwt().getClaims();
            return answer(
                    201,
                    requests.submit(
                            claims.getOrDefault("email", ""),
                            claims.getOrDefault("name", ""),
                            body,
                            now));
        } catch (JsonProcessingException e) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
        }
    }

    private APIGatewayV2HTTPResponse answer(int status, Object body)
            throws JsonProcessingException {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(json.writeValueAsString(body))
                .build();
    }
}
