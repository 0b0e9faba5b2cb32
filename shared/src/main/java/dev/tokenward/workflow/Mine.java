package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Listed;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import dev.tokenward.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is one person's own: what they hold or held, then what they were asked about. */
final class Mine {
    private final Store store;
    private final Email person;
    private final Optional<CredentialStatus> status;

    Mine(Store store, Email person, Optional<CredentialStatus> status) {
        this.store = store;
        this.person = person;
        this.status = status;
    }

    Page<Listed> page(PageRequest wanted) {
        if (wanted.cursor().filter(Ranked::isPlace).isPresent()) {
            return Ranked.page(asked(), wanted);
        }
        Page<Credential> held = store.credentialsOf(person, wanted);
        List<Listed> lines =
                held.items().stream()
                        .<Listed>map(Listed.Managed::new)
                        .filter(this::isWanted)
                        .toList();
        if (held.cursor().isPresent()) {
            return new Page<>(lines, held.cursor());
        }
        Page<Listed> asked =
                Ranked.page(
                        asked(), new PageRequest(wanted.limit() - lines.size(), Optional.empty()));
        return new Page<>(
                Stream.concat(lines.stream(), asked.items().stream()).toList(), asked.cursor());
    }

    private List<Listed> asked() {
        return store.askedAbout(person).stream()
                .<Listed>map((Found f) -> new Listed.Stray(f))
                .filter(this::isWanted)
                .toList();
    }

    private boolean isWanted(Listed line) {
        return status.isEmpty() || line.status() == status.get();
    }
}
