package dev.tokenward.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for: the part of a request that approvers approve. Any change of it voids their
 * approvals ({@link ContentHash}).
 *
 * @param removalDate last day on which the credential works, in the policy's time zone
 * @param issue present for {@link Category#PERSON}
 * @param target present for {@link Category#TARGET}
 * @param useCase present for {@link Category#SUPPORT_OPS}
 * @param scopes for {@link Kind#OAUTH_CLIENT}, sorted and without duplicates; else empty
 * @param apiCalls the calls to Zendesk that the requester named, as method and path; absent if none
 */
public record Content(
        Category category,
        Kind kind,
        String purpose,
        LocalDate removalDate,
        Optional<IssueRef> issue,
        Optional<String> target,
        Optional<String> useCase,
        boolean needsAdmin,
        Optional<String> adminReason,
        List<String> scopes,
        Optional<List<String>> apiCalls) {
    public Content {
        scopes = scopes.stream().distinct().sorted().toList();
        apiCalls = apiCalls.filter(calls -> !calls.isEmpty()).map(List::copyOf);
    }
}
