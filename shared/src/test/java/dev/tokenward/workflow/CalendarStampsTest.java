package dev.tokenward.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenward.calendar.Read;
import dev.tokenward.domain.Change;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.FeedKind;
import dev.tokenward.domain.Kind;
import dev.tokenward.store.Commit;
import dev.tokenward.store.CommitResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reader takes the later of two versions of an event: whatever changed, its stamps move on. */
class CalendarStampsTest {
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void stampsMoveOnWithEachChangeAndStayWithoutOne() {
        String id = company.issued(Kind.API_TOKEN).id();
        List<String> stamps = new ArrayList<>(List.of(stamp(id)));
        assertThat(stamp(id)).isEqualTo(stamps.getFirst());

        List<Function<Credential, Credential.Draft>> changes =
                List.of(
                        c ->
                                c.draft()
                                        .status(CredentialStatus.DEACTIVATED)
                                        .deactivation(
                                                new Credential.Deactivation(
                                                        Credential.Deactivation.Reason.PERSON,
                                                        company.world.now())),
                        c -> c.draft().status(CredentialStatus.ACTIVE).deactivation(null),
                        c -> c.draft().name("another name"),
                        c -> c.draft().holder(Company.MORGAN.email(), "Morgan"),
                        c -> c.draft().holder(Company.RILEY.email(), "Riley"),
                        c -> c.draft().reminded(7),
                        c -> c.draft().status(CredentialStatus.GONE));
        for (Function<Credential, Credential.Draft> change : changes) {
            company.advance(Duration.ofHours(1));
            write(change.apply(company.credential(id)).next());
            stamps.add(stamp(id));
        }

        assertThat(stamps).isSorted().doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void clockThatIsBehindTheOneBeforeDoesNotTakeStampsBack() {
        Credential c = company.issued(Kind.API_TOKEN);
        Credential ahead = c.written(company.world.now().plusSeconds(60));
        write(ahead.draft().name("another name").next());

        assertThat(company.credential(c.id()).changedAt()).isEqualTo(ahead.changedAt());
    }

    private void write(Credential next) {
        assertThat(
                        company.store.commit(
                                new Commit().credential(new Change<>(next, List.of(), List.of()))))
                .isInstanceOf(CommitResult.Committed.class);
    }

    /** As Support Ops' calendar shows it. */
    private String stamp(String id) {
        Feeds feeds = new Feeds(company.world);
        if (!(feeds.own(Company.actor(Company.QUINN))
                instanceof Result.Done<List<Feed>>(var own))) {
            throw new AssertionError("no feed");
        }
        String key =
                own.stream()
                        .filter(f -> f.kind() == FeedKind.SUPPORT_OPS)
                        .findFirst()
                        .orElseThrow()
                        .key()
                        .reveal();
        VEvent event = Read.of(feeds.shown(key).orElseThrow(), company.world.policy()).event(id);
        assertThat(Read.value(event, Property.LAST_MODIFIED))
                .isEqualTo(Read.value(event, Property.DTSTAMP));
        return Read.value(event, Property.DTSTAMP);
    }
}
