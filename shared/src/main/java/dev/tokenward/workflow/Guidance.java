package dev.tokenward.workflow;

import dev.tokenward.advice.Administrator;
import dev.tokenward.advice.Advice;
import dev.tokenward.advice.AdviceWords;
import dev.tokenward.advice.Compared;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Policy;
import java.util.Optional;

/** What fits instead of what needs no administrator, on every channel the same. */
final class Guidance {
    private Guidance() {}

    /**
     * What may be asked for instead of what an approver denies: by the calls that were named, if
     * that is anything else than what was asked for.
     */
    static Optional<String> ofDenial(Policy policy, Content content) {
        return Advice.onKept(content.apiCalls())
                .flatMap(advice -> instead(advice, policy, content));
    }

    private static Optional<String> instead(Advice advice, Policy policy, Content content) {
        if (advice.administrator() == Administrator.NOT_NEEDED) {
            return Optional.of(of(policy, content));
        }
        return fits(advice, content)
                ? Optional.empty()
                : Optional.of(String.join(" ", AdviceWords.of(advice)));
    }

    private static boolean fits(Advice advice, Content content) {
        return content.kind() == Kind.OAUTH_CLIENT && Compared.of(advice, content.scopes()).fits();
    }

    /** With the scopes for the calls that were named. */
    static String of(Policy policy, Content content) {
        return Advice.onKept(content.apiCalls())
                .map(advice -> policy.guidance() + " " + AdviceWords.alternative(advice))
                .orElse(policy.guidance());
    }
}
