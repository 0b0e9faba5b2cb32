package dev.tokenward.domain;

import dev.tokenward.domain.Found.Agreement;
import dev.tokenward.domain.Found.Owner;
import dev.tokenward.domain.Found.Renamed;
import dev.tokenward.domain.Found.Seen;
import dev.tokenward.domain.Found.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes to what stands in Zendesk, gathered before they become its next version. */
final class FoundDraft {
    private final Found from;
    private Seen seen;
    private Naming naming;
    private Optional<Owner> owner;
    private Optional<LocalDate> soughtOn;
    private List<LocalDate> usedOn;
    private Standing standing;
    private Instant since;
    private Optional<String> credentialId;
    private Optional<Agreement> removal;
    private Optional<Switched> switched;
    private Optional<Replacement> replacement;
    private Optional<Renamed> renamed;
    private Optional<Email> maker;
    private Optional<Email> administrator;
    private Optional<Instant> missingSince;
    private Optional<Instant> switchOffAt;

    FoundDraft(Found from) {
        this.from = from;
        seen = from.seen();
        naming = from.naming();
        owner = from.owner();
        soughtOn = from.soughtOn();
        usedOn = from.usedOn();
        standing = from.standing();
        since = from.since();
        credentialId = from.credentialId();
        removal = from.removal();
        switched = from.switched();
        replacement = from.replacement();
        renamed = from.renamed();
        maker = from.maker();
        administrator = from.administrator();
        missingSince = from.missingSince();
        switchOffAt = from.switchOffAt();
    }

    FoundDraft seen(Seen value) {
        seen = value;
        return this;
    }

    FoundDraft naming(Naming value) {
        naming = value;
        return this;
    }

    FoundDraft owner(Optional<Owner> value) {
        owner = value;
        return this;
    }

    FoundDraft soughtOn(LocalDate value) {
        soughtOn = Optional.of(value);
        return this;
    }

    FoundDraft usedOn(List<LocalDate> value) {
        usedOn = value;
        return this;
    }

    FoundDraft to(Standing value, Instant now) {
        since = value == standing ? since : now;
        standing = value;
        return this;
    }

    FoundDraft credentialId(@Nullable String value) {
        credentialId = Optional.ofNullable(value);
        return this;
    }

    FoundDraft removal(@Nullable Agreement value) {
        removal = Optional.ofNullable(value);
        return this;
    }

    FoundDraft switched(Optional<Switched> value) {
        switched = value;
        return this;
    }

    FoundDraft replacement(Replacement value) {
        replacement = Optional.of(value);
        return this;
    }

    FoundDraft renamed(Optional<Renamed> value) {
        renamed = value;
        return this;
    }

    FoundDraft maker(Email value) {
        maker = Optional.of(value);
        return this;
    }

    FoundDraft administrator(Email value) {
        administrator = Optional.of(value);
        return this;
    }

    FoundDraft missingSince(@Nullable Instant value) {
        missingSince = Optional.ofNullable(value);
        return this;
    }

    FoundDraft switchOffAt(Optional<Instant> value) {
        switchOffAt = value;
        return this;
    }

    /** As changed, one version on. */
    Found next() {
        return new Found(
                from.id(),
                from.kind(),
                from.zendeskId(),
                seen,
                naming,
                owner,
                soughtOn,
                usedOn,
                standing,
                since,
                credentialId,
                removal,
                switched,
                replacement,
                renamed,
                maker,
                administrator,
                from.firstSeenAt(),
                missingSince,
                switchOffAt,
                from.version() + 1);
    }
}
