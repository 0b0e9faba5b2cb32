package dev.tokenward.notification;

import dev.tokenward.advice.Advice;
import dev.tokenward.advice.AdviceWords;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Kind;
import java.util.List;
import java.util.Optional;

/** What the calls that a requester named need. */
final class AdviceTexts {
    static final String TITLE = "What the named calls need";

    private AdviceTexts() {}

    /** One section in Slack; nothing if no calls were named. */
    static Optional<String> forApprovers(Content content) {
        return of(content)
                // two stars, which stand for ids, would make what is between them bold
                .map(words -> "*" + TITLE + "*\n" + Mrkdwn.escape(words.replace('*', '…')));
    }

    /** A sentence a line. */
    static Optional<String> of(Content content) {
        return Advice.onKept(content.apiCalls())
                .map(advice -> String.join("\n", sentences(advice, content)));
    }

    private static List<String> sentences(Advice advice, Content content) {
        return content.kind() == Kind.OAUTH_CLIENT
                ? AdviceWords.compared(advice, content.scopes())
                : AdviceWords.of(advice);
    }
}
