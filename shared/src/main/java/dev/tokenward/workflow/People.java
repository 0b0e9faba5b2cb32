package dev.tokenward.workflow;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Fault;
import dev.tokenward.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory: who somebody's manager is, and who belongs to which group. */
public final class People {
    public Result<Store.Directory> list(Actor actor) {
        throw new UnsupportedOperationException("soon");
    }

    /**
     * Replaces the directory as a whole, or nothing of it.
     *
     * @param faults what was wrong already in reading the file
     * @param confirmRemovals whether the caller knows that many people would go
     */
    public Result<Store.Directory> replace(
            Actor actor, List<Row> rows, List<Fault> faults, boolean confirmRemovals) {
        throw new UnsupportedOperationException("soon");
    }

    /**
     * A row as read from a file: cells trimmed, blank ones absent.
     *
     * @param place where it stood, for faults: for example {@code line 7}
     */
    public record Row(
            String place,
            Email email,
            Optional<String> name,
            Optional<Email> manager,
            Set<String> groups,
            Optional<String> gitlabUsername) {}
}
