package dev.tokenward.api;

import dev.tokenward.domain.Fault;
import java.util.List;
import java.util.Optional;

/** A call that is answered with a problem before any use case is asked. */
final class ApiFault extends RuntimeException {
    private final int status;
    private final String type;
    private final List<Fault> faults;

    ApiFault(int status, String type, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.faults = faults;
    }

    static ApiFault of(int status, String type, String detail) {
        return new ApiFault(status, type, detail, List.of());
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    List<Fault> faults() {
        return faults;
    }

    String detail() {
        return Optional.ofNullable(getMessage()).orElse("");
    }
}
