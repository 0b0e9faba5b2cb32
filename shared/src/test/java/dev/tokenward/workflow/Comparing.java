package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import java.time.Duration;
import java.util.List;

/** A company whose records are compared with its Zendesk account, and hands in Admin Center. */
final class Comparing implements AutoCloseable {
    static final String SERVICE = "tokenward-service@example.com";

    final Company company = new Company();

    @Override
    public void close() {
        company.close();
    }

    SweepReport sweep(boolean dryRun, int most) {
        SweepRun run = new SweepRun(company.world, SweepRun.Mode.DAILY, dryRun);
        new Reconcile(company.world, () -> company.account.client, most).run(run);
        return run.report();
    }

    SweepReport sweep() {
        return sweep(false, 50);
    }

    SweepReport nextDay() {
        company.advance(Duration.ofDays(1));
        return sweep();
    }

    /** A credential that is in use for an hour, so that no list lags behind it. */
    Credential used(Kind kind) {
        Credential c = company.issued(kind);
        company.advance(Duration.ofHours(1));
        return c;
    }

    static long id(Credential c) {
        return Long.parseLong(c.zendeskId().orElseThrow());
    }

    void deleteByHand(Credential c) {
        if (c.kind() == Kind.API_TOKEN) {
            company.account.screen.deleteApiToken(id(c));
        } else {
            company.account.screen.deleteClient(id(c));
        }
    }

    CredentialStatus status(Credential c) {
        return company.credential(c.id()).status();
    }

    boolean told(String key) {
        return company.store.outbox(key).isPresent();
    }

    static List<String> who(SweepReport report, Matter.Urgency urgency) {
        return report.matters().stream()
                .filter(m -> m.urgency() == urgency)
                .map(Matter::who)
                .toList();
    }
}
