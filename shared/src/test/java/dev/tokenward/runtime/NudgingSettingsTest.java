package dev.tokenward.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Nudging;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NudgingSettingsTest {
    private static Nudging read(Map<String, String> environment) {
        return Settings.from(environment).policy().nudging();
    }

    @Test
    void threeAndSevenDaysUnlessSetAndZeroForNever() {
        assertThat(read(Map.of())).isEqualTo(new Nudging(3, 7));
        assertThat(read(Map.of("APPROVER_REMIND_DAYS", "0", "ESCALATE_DAYS", "0")))
                .isEqualTo(Nudging.NEVER);
        assertThat(read(Map.of("APPROVER_REMIND_DAYS", "5", "ESCALATE_DAYS", "0")))
                .isEqualTo(new Nudging(5, 0));
    }

    @Test
    void shorterLapseAloneIsNoFault() {
        assertThat(read(Map.of("LAPSE_DAYS", "2"))).isEqualTo(new Nudging(3, 7));
    }

    @Test
    void orderThatCannotBeIsRefusedWithEveryFault() {
        assertThatThrownBy(() ->
                        read(
                                Map.of(
                                        "APPROVER_REMIND_DAYS", "20",
                                        "ESCALATE_DAYS", "15",
                                        "LAPSE_DAYS", "10")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "APPROVER_REMIND_DAYS is not less than LAPSE_DAYS",
                        "ESCALATE_DAYS is not less than LAPSE_DAYS",
                        "APPROVER_REMIND_DAYS is not less than ESCALATE_DAYS");
        assertThatThrownBy(() -> read(Map.of("ESCALATE_DAYS", "two")))
                .hasMessageContaining("ESCALATE_DAYS is no whole number from 0 to 365");
    }
}
