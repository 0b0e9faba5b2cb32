package dev.tokenward.workflow;

import dev.tokenward.advice.Administrator;
import dev.tokenward.advice.Advice;
import dev.tokenward.advice.AdviceWords;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Policy;
import java.util.Optional;

/** What fits instead of what needs no administrator, on every channel the same. */
final class Guidance {
    private Guidance() {}

    /**
     * What may be asked for instead of what an approver denies: the scopes that the named calls
     * need, as the approver read it; nothing where none were named.
     */
    static Optional<String> ofDenial(Policy policy, Content content) {
        return Advice.onKept(content.apiCalls())
                .map(advice ->
                        String.join(" ", AdviceWords.compared(advice, content.scopes()))
                                + (advice.administrator() == Administrator.NOT_NEEDED
                                        ? " " + policy.guidance()
                                        : ""));
    }

    /** With the scopes for the calls that were named. */
    static String of(Policy policy, Content content) {
        return Advice.onKept(content.apiCalls())
                .map(advice -> policy.guidance() + " " + AdviceWords.alternative(advice))
                .orElse(policy.guidance());
    }
}
