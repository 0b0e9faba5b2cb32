package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Replacement;
import dev.tokenward.domain.Request;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.retirement.Phase;
import dev.tokenward.retirement.Subject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where every API token of the account stands, from the rows of the daily look. */
final class Outlooks {
    /** What is off may be missed by a job, or not: its client tells. */
    private static final Set<Phase> WATCHED =
            Set.of(Phase.BEING_REPLACED, Phase.REPLACED, Phase.DEACTIVATED);

    private final World world;
    private final Outlook.Rules rules;
    private final Instant now;

    Outlooks(World world, Outlook.Rules rules, Instant now) {
        this.world = world;
        this.rules = rules;
        this.now = now;
    }

    /**
     * @param rows of everything that stands in Zendesk, by their ids
     * @param records what stands for a row, by its id
     */
    List<Outlook> of(Map<String, Found> rows, Map<String, Credential> records) {
        return rows.values().stream()
                .filter(f -> f.kind() == Kind.API_TOKEN)
                .map(f ->
                        Outlook.of(
                                Subject.of(
                                        f,
                                        Optional.ofNullable(records.get(f.id())),
                                        f.replacement().flatMap(r -> successor(r, rows))),
                                rules,
                                now))
                .toList();
    }

    /** Read only where one was asked for: nothing is asked of the table for all others. */
    private Optional<Subject.Successor> successor(
            Replacement replacement, Map<String, Found> rows) {
        return world.store().request(replacement.requestId()).map(r -> successor(r, rows));
    }

    private Subject.Successor successor(Request r, Map<String, Found> rows) {
        Optional<Credential> client = r.credentialId().flatMap(world.store()::credential);
        Optional<String> row = client.flatMap(Found::rowId);
        Optional<LocalDate> used =
                row.flatMap(id -> Optional.ofNullable(rows.get(id)))
                        .map(Found::usedOn)
                        .filter(days -> !days.isEmpty())
                        .map(List::getLast);
        return new Subject.Successor(
                r.id(),
                r.state(),
                r.attention(),
                r.lapsesAt(),
                r.credentialId(),
                client.map(Credential::name),
                client.map(Credential::status),
                client.filter(c -> c.departure().isEmpty()).map(Credential::holder),
                row,
                used);
    }

    /** The rows of the clients whose use tells whether a token can go, the same in every run. */
    static List<String> watched(Collection<Outlook> outlooks) {
        return outlooks.stream()
                .filter(o -> WATCHED.contains(o.phase()))
                .flatMap(o -> o.subject().successor().stream())
                .filter(next -> next.status().equals(Optional.of(CredentialStatus.ACTIVE)))
                .flatMap(next -> next.clientRow().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many of them somebody still has to do something about. */
    static int left(Collection<Outlook> outlooks) {
        return (int) outlooks.stream().filter(o -> o.phase().isLeft()).count();
    }
}
