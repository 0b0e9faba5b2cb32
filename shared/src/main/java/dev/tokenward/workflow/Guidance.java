package dev.tokenward.workflow;

import dev.tokenward.advice.Advice;
import dev.tokenward.advice.AdviceWords;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Policy;

/** What fits instead of what needs no administrator, on every channel the same. */
final class Guidance {
    private Guidance() {}

    /** With the scopes for the calls that were named. */
    static String of(Policy policy, Content content) {
        return Advice.onKept(content.apiCalls())
                .map(advice -> policy.guidance() + " " + AdviceWords.alternative(advice))
                .orElse(policy.guidance());
    }
}
