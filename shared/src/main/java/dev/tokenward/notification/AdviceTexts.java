package dev.tokenward.notification;

import dev.tokenward.advice.Advice;
import dev.tokenward.advice.AdviceWords;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Kind;
import java.util.List;
import java.util.Optional;

/** What the calls that a requester named need, for those who decide. */
final class AdviceTexts {
    private static final String TITLE = "*What the named calls need*\n";

    private AdviceTexts() {}

    /** One section; nothing if no calls were named. */
    static Optional<String> forApprovers(Content content) {
        return Advice.onKept(content.apiCalls())
                .map(advice -> String.join("\n", sentences(advice, content)))
                // two stars, which stand for ids, would make what is between them bold
                .map(words -> TITLE + Mrkdwn.escape(words.replace('*', '…')));
    }

    private static List<String> sentences(Advice advice, Content content) {
        return content.kind() == Kind.OAUTH_CLIENT
                ? AdviceWords.compared(advice, content.scopes())
                : AdviceWords.of(advice);
    }
}
