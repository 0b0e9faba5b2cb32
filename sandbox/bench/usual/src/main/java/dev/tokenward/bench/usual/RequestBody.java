package dev.tokenward.bench.usual;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person asks for. */
record RequestBody(
        @Nullable String category,
        @Nullable String kind,
        @Nullable String purpose,
        @Nullable LocalDate removalDate,
        @Nullable String target,
        boolean needsAdmin,
        @Nullable String adminReason,
        @Nullable List<String> scopes) {
    List<String> faults(Instant now) {
        List<String> faults = new ArrayList<>();
        if (!"TARGET".equals(category)) {
            faults.add("category");
        }
        if (!"OAUTH_CLIENT".equals(kind)) {
            faults.add("kind");
        }
        if (isBlank(purpose)) {
            faults.add("purpose");
        }
        if (isBlank(target)) {
            faults.add("target");
        }
        if (needsAdmin && isBlank(adminReason)) {
            faults.add("adminReason");
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (removalDate == null
                || !removalDate.isAfter(today)
                || removalDate.isAfter(today.plusDays(365))) {
            faults.add("removalDate");
        }
        if (scopes == null
                || scopes.isEmpty()
                || !scopes.stream().allMatch(s -> s.matches("[a-z_]+:(read|write)"))) {
            faults.add("scopes");
        }
        return faults;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
