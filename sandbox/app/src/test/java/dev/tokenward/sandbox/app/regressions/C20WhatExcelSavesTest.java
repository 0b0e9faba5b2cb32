package dev.tokenward.sandbox.app.regressions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.sandbox.app.lambda.Invocation;
import dev.tokenward.sandbox.app.system.House;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C20: what spreadsheet programs really save, over the wire and back. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class C20WhatExcelSavesTest {
    /** Without Support Ops managers no file is taken. */
    private static final String SASHA =
            "sasha@example.com,Sasha Kim,,support-ops;support-ops-managers,sasha\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private House house;

    @BeforeEach
    void open() {
        house = new House().withoutDirectory();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/csv; charset=utf-8; header=present",
                "text/csv;charset=\"UTF-8\"",
                "application/octet-stream"
            })
    void markOfByteOrderSemicolonsAndQuotedLineEndsAreRead(String type) {
        Answer put = send(Case.bytes("C20-bom-semicolon.csv"), type);
        if (put.status() != 200) {
            // another type than CSV or JSON may be refused, with a reason
            assertThat(type).startsWith("application/");
            assertThat(put.status()).isEqualTo(415);
            return;
        }

        JsonNode people = people();
        assertThat(people.findValuesAsText("email"))
                .containsExactlyInAnyOrder(
                        "riley@example.com", "morgan@example.com", "sasha@example.com");
        assertThat(people.findValuesAsText("name"))
                .containsExactlyInAnyOrder("Doe; Riley", "Morgan Lee", "Sasha Kim");
        JsonNode sasha = of(people, "sasha@example.com");
        assertThat(sasha.path("groups").toString())
                .contains("\"support-ops\"", "\"support-ops-managers\"");
    }

    @Test
    void bodyThatTheGatewayHandsOverInBase64IsTheSameFile() {
        ObjectNode event = Case.json("C04-claims.json").path(0).path("event").deepCopy();
        event.put("routeKey", "PUT /people")
                .put("rawPath", "/people")
                .put(
                        "body",
                        Base64.getEncoder().encodeToString(Case.bytes("C20-bom-semicolon.csv")))
                .put("isBase64Encoded", true);
        event.withObject("/headers").put("content-type", "text/csv");
        event.withObject("/requestContext/authorizer/jwt/claims")
                .put("email", House.SASHA)
                .put("email_verified", "true")
                .put("groups", "[support-ops-managers]");

        var answer = house.sandbox.invoke("InventoryFunction", event.toString());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Invocation.Answered.class,
                        a ->
                                assertThat(
                                                Case.json(a.payload().bytes())
                                                        .path("statusCode")
                                                        .asInt())
                                        .isEqualTo(200));
        assertThat(of(people(), "riley@example.com").path("name").asText()).isEqualTo("Doe; Riley");
    }

    @Test
    void otherCharsetsAreReadWhereTheyAreNamedAndElseRefusedNeverGuessed() {
        byte[] bytes = with(Case.bytes("C20-windows-1252.csv"), Charset.forName("windows-1252"));

        Answer unnamed = send(bytes, "text/csv");
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.text()).contains("UTF-8");
        assertThat(people()).isEmpty();

        Answer named = send(bytes, "text/csv; charset=windows-1252");
        if (named.status() == 200) {
            assertThat(of(people(), "riley@example.com").path("name").asText())
                    .isEqualTo("Riléy Döe");
        } else {
            // a gateway that hands text over as text has lost the bytes already
            assertThat(named.status()).isEqualTo(400);
            assertThat(people()).isEmpty();
        }
    }

    @Test
    void wideTextIsReadOrRefusedAndNeverTakenForAnother() {
        Answer put = send(with(Case.bytes("C20-utf16.csv"), StandardCharsets.UTF_16LE), "text/csv");

        if (put.status() == 200) {
            assertThat(people().findValuesAsText("email"))
                    .containsExactlyInAnyOrder("riley@example.com", "sasha@example.com");
            assertThat(of(people(), "riley@example.com").path("name").asText()).isEqualTo("Riley");
        } else {
            assertThat(put.status()).isEqualTo(400);
            assertThat(put.text()).contains("UTF-8");
        }
    }

    private static byte[] with(byte[] file, Charset charset) {
        byte[] more = SASHA.getBytes(charset);
        byte[] all = Arrays.copyOf(file, file.length + more.length);
        System.arraycopy(more, 0, all, file.length, more.length);
        return all;
    }

    private record Answer(int status, String text) {}

    private Answer send(byte[] file, String type) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(house.sandbox.address() + "/people"))
                        .header("Authorization", "Bearer " + house.api.token(House.SASHA))
                        .header("Content-Type", type)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode people() {
        return house.api.as(House.SASHA).get("/people").json().path("items");
    }

    private static JsonNode of(JsonNode people, String email) {
        for (JsonNode person : people) {
            if (person.path("email").asText().equals(email)) {
                return person;
            }
        }
        throw new AssertionError(List.of(email, people).toString());
    }
}
