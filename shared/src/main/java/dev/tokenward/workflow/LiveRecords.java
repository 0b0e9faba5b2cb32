package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Found;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The records of what may still stand in Zendesk. */
final class LiveRecords {
    private static final int PAGE = 100;

    private final World world;

    LiveRecords(World world) {
        this.world = world;
    }

    /** All of them, by the id of the row of what they stand for. */
    Map<String, Credential> byFound() {
        return byFound(() -> true).orElseThrow();
    }

    /** The same; empty if it was not to go on to the end. */
    Optional<Map<String, Credential>> byFound(BooleanSupplier goesOn) {
        Map<String, Credential> records = new HashMap<>();
        for (CredentialStatus status : CredentialStatus.values()) {
            if (!status.mayExist()) {
                continue;
            }
            Optional<String> cursor = Optional.empty();
            do {
                if (!goesOn.getAsBoolean()) {
                    return Optional.empty();
                }
                Page<Credential> page =
                        world.store()
                                .credentials(Optional.of(status), new PageRequest(PAGE, cursor));
                for (Credential c : page.items()) {
                    Found.rowId(c).ifPresent(id -> records.put(id, c));
                }
                cursor = page.cursor();
            } while (cursor.isPresent());
        }
        return Optional.of(records);
    }
}
