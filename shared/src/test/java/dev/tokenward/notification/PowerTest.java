package dev.tokenward.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTest {
    @Test
    void anApiTokenActsAsAFullAdministrator() {
        assertThat(approverReads(new Occasions().kind(Kind.API_TOKEN)))
                .contains("acts as a full administrator");
    }

    @Test
    void aNarrowClientDoesNot() {
        assertThat(approverReads(new Occasions().scopes("tickets:read")))
                .doesNotContain("full administrator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "write"})
    void plainReadOrWriteCanMakeFurtherCredentials(String broad) {
        assertThat(approverReads(new Occasions().scopes("tickets:read", broad)))
                .contains("can create further credentials and act as a full administrator");
    }

    @Test
    void whereAnUnprovenCeilingIsAllowedApproversAreTold() {
        assertThat(approverReads(new Occasions().policy(Occasions.policy("UTC", true))))
                .contains("acts as a full administrator");
    }

    private static String approverReads(Occasions occasions) {
        return Wire.all(Messages.of(occasions.on(Topic.DECISION_WANTED)));
    }
}
