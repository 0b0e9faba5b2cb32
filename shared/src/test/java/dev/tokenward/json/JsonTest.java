package dev.tokenward.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Role;
import dev.tokenward.secrets.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private final JsonMapper json = Json.mapper();

    record Sample(String name, int count, Optional<Instant> at, LocalDate day, Duration lease) {}

    private static final String GOOD =
            "{\"name\":\"a\",\"count\":3,\"at\":\"2026-11-25T09:00:00.250Z\",\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}";

    @Test
    void timesAndOptionalsRoundTripAsTexts() throws Exception {
        Sample sample = json.readValue(GOOD, Sample.class);

        assertThat(sample.at()).contains(Instant.parse("2026-11-25T09:00:00.250Z"));
        assertThat(json.writeValueAsString(sample)).isEqualTo(GOOD);
    }

    @Test
    void absentAndNullOptionalsAreEmpty() throws Exception {
        String rest = "\"name\":\"a\",\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}";

        assertThat(json.readValue("{" + rest, Sample.class).at()).isEmpty();
        assertThat(json.readValue("{\"at\":null," + rest, Sample.class).at()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"name\":\"b\",\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"name\":\"a\",\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"} {}",
                "{\"name\":\"a\",\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\",\"more\":1}",
                "{\"name\":\"a\",\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"name\":null,\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"name\":7,\"count\":3,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"name\":\"a\",\"count\":\"3\",\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"name\":\"a\",\"count\":3.5,\"day\":\"2027-03-31\",\"lease\":\"PT1H\"}",
                "{\"name\":\"a\",\"count\":3,\"day\":\"2027-02-29\",\"lease\":\"PT1H\"}"
            })
    void whatIsNotExactlyTheShapeIsRefused(String text) {
        assertThatThrownBy(() -> json.readValue(text, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void sameKeyTwiceIsRefusedInATreeToo() {
        assertThatThrownBy(() -> json.readTree("{\"a\":{\"b\":1,\"b\":2}}"))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("b");
    }

    @Test
    void everyRecipientRoundTrips() throws Exception {
        List<Recipient> all =
                List.of(
                        new Recipient.To(new Email("riley@example.com")),
                        new Recipient.Group(Role.SUPPORT_OPS_MANAGER),
                        new Recipient.OpsChannel(),
                        new Recipient.Issue(true),
                        new Recipient.HandoverMessage());
        TypeReference<List<Recipient>> type = new TypeReference<>() {};

        String text = json.writerFor(type).writeValueAsString(all);

        assertThat(json.readValue(text, type)).isEqualTo(all);
        assertThat(text).contains("{\"to\":\"PERSON\",\"person\":\"riley@example.com\"}");
    }

    @Test
    void addressIsATextAndANonAddressIsRefusedWithoutRepeatingIt() throws Exception {
        assertThat(json.readValue("\"Riley@Example.com\"", Email.class))
                .isEqualTo(new Email("riley@example.com"));
        assertThatThrownBy(() -> json.readValue("\"no address\"", Email.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageNotContaining("no address");
    }

    @Test
    void secretIsNeverWritten() {
        assertThatThrownBy(
                        () -> json.writeValueAsString(Map.of("token", Secret.of("canary-value"))))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageNotContaining("canary-value");
    }
}
