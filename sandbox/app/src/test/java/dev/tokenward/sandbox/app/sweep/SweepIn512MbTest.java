package dev.tokenward.sandbox.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenward.sandbox.app.system.House;
import dev.tokenward.sandbox.app.template.Deployment;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.sandbox.simulators.zendesk.GrownAccount;
import dev.tokenward.sandbox.simulators.zendesk.ZendeskSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The daily look at a large account, in a function of 512 MB: what the kernel says it took. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SKIPPED: the kernel's own figure is read")
class SweepIn512MbTest {
    static final int MEGABYTES = 512;

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+([0-9]+) kB");

    @TempDir private Path directory;

    @Test
    void largeAccountIsSeenWholeInHalfAGigabyteAndItsProgressIsShown() throws Exception {
        try (House house = new House()) {
            ZendeskSimulator zendesk = house.sandbox.zendesk().orElseThrow();
            new GrownAccount(2_048, 500, 20_000).in(zendesk);
            GrownAccount.thirdParties(50, 10, zendesk);
            // so that the run lasts long enough to be seen at work
            zendesk.faults()
                    .always(
                            Match.of("GET", "/api/v2/oauth/tokens"),
                            new Fault.Alter(reply -> {
                                LockSupport.parkNanos(Duration.ofMillis(40).toNanos());
                                return reply;
                            }));
            Path said = directory.resolve("said.txt");
            Process run = sweep(house, said);
            Set<String> seen = watch(house, run);

            assertThat(run.waitFor(3, TimeUnit.MINUTES)).isTrue();
            String log = Files.readString(said);
            assertThat(log)
                    .contains(
                            "\"complete\":true", "2048 API tokens, 501 OAuth clients, 20501 access")
                    .contains("keep Zendesk in sight: 20000 access tokens counted")
                    .contains("keep Zendesk in sight: 2400 of 2599 changed rows written");
            Matcher peak = PEAK.matcher(log);
            assertThat(peak.find()).as(log).isTrue();
            assertThat(Integer.parseInt(peak.group(1)) / 1024)
                    .as("MB at its peak")
                    .isLessThan(MEGABYTES);
            assertThat(zendesk.journal().matching("GET", ".*"))
                    .noneMatch(call -> call.status() == 429);
            assertThat(seen)
                    .anyMatch(doing ->
                            doing.matches(
                                    "keep Zendesk in sight: [0-9]+000 access tokens counted"));
            assertThat(underWay(house).isNull()).as("it is over").isTrue();
        }
    }

    /** With a heap that leaves a Lambda of this size room for the rest of its JVM. */
    private static Process sweep(House house, Path said) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                                "-Dorg.slf4j.simpleLogger.log.dev.tokenward=info",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SweepProcess.class.getName(),
                                house.sandbox.clock().instant().toString(),
                                house.sandbox.aws().toString(),
                                "eu-west-1"));
        house.sandbox
                .services()
                .forEach((service, address) -> command.add(service + "=" + address));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        process.environment().putAll(environment(house));
        return process.start();
    }

    private static Map<String, String> environment(House house) {
        return new Deployment(house.sandbox.template())
                .functions().stream()
                        .filter(f -> f.name().equals("SweepFunction"))
                        .findFirst()
                        .orElseThrow()
                        .environment();
    }

    /** What was said of the run while it went on. */
    private static Set<String> watch(House house, Process run) throws InterruptedException {
        Set<String> seen = new TreeSet<>();
        while (!run.waitFor(500, TimeUnit.MILLISECONDS)) {
            JsonNode now = underWay(house);
            if (now.isObject()) {
                assertThat(now.path("mode").asText()).isEqualTo("daily");
                assertThat(now.path("counts").isObject()).isTrue();
                seen.add(now.path("doing").asText());
            }
        }
        return seen;
    }

    private static JsonNode underWay(House house) {
        return house.api.as(House.SASHA).get("/sweeps").json().path("underWay");
    }
}
