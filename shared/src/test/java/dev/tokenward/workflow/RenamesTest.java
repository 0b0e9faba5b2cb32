package dev.tokenward.workflow;

import static dev.tokenward.workflow.Outcomes.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Person;
import dev.tokenward.domain.Refusal;
import dev.tokenward.sandbox.simulators.Fault;
import dev.tokenward.sandbox.simulators.Match;
import dev.tokenward.store.PageRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Renaming within the standard; the lock on a token's name goes with it. */
class RenamesTest {
    private final InSight it = new InSight();
    private final Company company = it.company;

    @AfterEach
    void close() {
        it.close();
    }

    private Result<InventoryLine> rename(Person who, String id, String name) {
        return it.renames().rename(Company.actor(who), id, name);
    }

    private String inZendesk(Credential c) {
        long id = Long.parseLong(c.zendeskId().orElseThrow());
        return c.kind() == Kind.API_TOKEN
                ? company.account.screen.apiTokens().stream()
                        .filter(t -> t.id() == id)
                        .findFirst()
                        .flatMap(t -> t.description())
                        .orElse("")
                : company.account.screen.clients().stream()
                        .filter(t -> t.id() == id)
                        .findFirst()
                        .map(t -> t.name())
                        .orElse("");
    }

    private Credential used(Kind kind) {
        Credential c = company.issued(kind);
        company.advance(Duration.ofHours(1));
        return c;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nameChangesInZendeskAndInTheRecordAndTheLockGoesWithIt(Kind kind) {
        Credential c = used(kind);
        String name = "Riley Doe" + c.name().substring(c.name().indexOf(" - "));

        assertThat(rename(Company.QUINN, c.id(), name)).isInstanceOf(Result.Done.class);

        assertThat(inZendesk(c)).isEqualTo(name);
        assertThat(company.credential(c.id()).name()).isEqualTo(name);
        assertThat(company.store.owner("name:" + c.name())).isEmpty();
        assertThat(company.store.owner("name:" + name))
                .isEqualTo(
                        kind == Kind.API_TOKEN
                                ? java.util.Optional.of(c.requestId())
                                : java.util.Optional.empty());
        assertThat(
                        company
                                .store
                                .auditLog()
                                .events("request:" + c.requestId(), PageRequest.first(50))
                                .items()
                                .stream()
                                .map(e -> e.entry().type()))
                .endsWith("credential.rename-intended", "credential.renamed");
    }

    @Test
    void nameKeepsItsRequestItsEndAndTheStandard() {
        Credential c = used(Kind.API_TOKEN);
        for (String name :
                new String[] {
                    "backup",
                    "Target - Status page",
                    c.name().replace("2027-03-31", "2027-06-30"),
                    c.name().replace("issues/1", "issues/2"),
                    ""
                }) {
            assertThat(rename(Company.SASHA, c.id(), name))
                    .as(name)
                    .isInstanceOf(Result.Invalid.class);
        }
        assertThat(inZendesk(c)).isEqualTo(c.name());
    }

    @Test
    void whereZendeskRefusesNothingIsChangedAndThatIsSaid() {
        Credential c = used(Kind.API_TOKEN);
        String name = "Riley Doe" + c.name().substring(c.name().indexOf(" - "));
        company.account.screen.faults().always(Match.of("PUT", ".*"), Fault.status(429));

        assertThat(refusal(rename(Company.SASHA, c.id(), name))).isInstanceOf(Refusal.NotNow.class);

        assertThat(company.credential(c.id()).name()).isEqualTo(c.name());
        assertThat(company.store.owner("name:" + c.name())).contains(c.requestId());
        assertThat(company.store.owner("name:" + name)).isEmpty();
    }

    @Test
    void whereTheAnswerIsLostBothNamesStayTakenAndTheSameCallMendsIt() {
        Credential c = used(Kind.API_TOKEN);
        String name = "Riley Doe" + c.name().substring(c.name().indexOf(" - "));
        company.account.screen.faults().always(Match.of("PUT", ".*"), Fault.dropAfter());

        assertThat(refusal(rename(Company.SASHA, c.id(), name))).isInstanceOf(Refusal.NotNow.class);
        assertThat(company.store.owner("name:" + name)).contains(c.requestId());
        assertThat(company.store.owner("name:" + c.name())).contains(c.requestId());

        company.account.screen.faults().clear();
        assertThat(rename(Company.SASHA, c.id(), name)).isInstanceOf(Result.Done.class);
        assertThat(inZendesk(c)).isEqualTo(company.credential(c.id()).name()).isEqualTo(name);
    }

    @Test
    void onlySupportOpsRenames() {
        Credential c = used(Kind.API_TOKEN);
        assertThat(refusal(rename(Company.RILEY, c.id(), "Target - x")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(refusal(rename(Company.MORGAN, c.id(), "Target - x")))
                .isInstanceOf(Refusal.NotVisible.class);
    }

    @Test
    void whatMerelyStandsInZendeskGetsItsRightName() {
        String stray = it.token("target: status page");
        it.look();
        String right = it.found(stray).naming().right().orElseThrow();

        assertThat(rename(Company.QUINN, stray, "status page")).isInstanceOf(Result.Invalid.class);
        assertThat(rename(Company.QUINN, stray, right)).isInstanceOf(Result.Done.class);

        assertThat(company.account.screen.apiTokens().getLast().description()).contains(right);
        assertThat(it.found(stray).naming().fault()).isEmpty();
    }
}
