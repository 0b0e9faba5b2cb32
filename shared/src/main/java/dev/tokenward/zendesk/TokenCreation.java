package dev.tokenward.zendesk;

import dev.tokenward.net.Answer;
import dev.tokenward.net.Call;
import dev.tokenward.net.Reply;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a refused creation of an API token means. What Zendesk answers since it closed creation is
 * UNKNOWN: a JSON 403, 404, 410 or 422 is taken for that, unless it speaks of something else, which
 * is then an operator's or a requester's matter (C44).
 */
final class TokenCreation {
    private static final List<Integer> MAY_MEAN_CLOSED = List.of(403, 404, 410, 422);

    /** Fields that a fault with the whole may be hung on. */
    private static final Set<String> NOT_A_FIELD =
            Set.of("base", "api_token", "api_tokens", "token", "account");

    private static final Pattern BAD_VALUE =
            Meaning.pattern("too long|too short|blank|invalid value|is invalid|is required");
    private static final Pattern FULL =
            Meaning.pattern(
                    "\\blimit\\b|maximum|too many|as many|\\bfull\\b|\\bquota\\b|2,?048|\\b256\\b");
    private static final Pattern CLOSED =
            Meaning.pattern(
                    "no longer|deprecat|discontinu|retired|sunset|removed|\\bclosed\\b|\\bended\\b"
                            + "|(not|n't) be created");
    private static final Pattern OUR_RIGHTS =
            Meaning.pattern(
                    "permission|\\brole\\b|do(es)? not have access|don't have access|not authorized"
                            + "|unauthorized|\\badmin|\\bip address|suspended|\\bplan\\b");

    private TokenCreation() {}

    /** Decides for a reply that is no success, or leaves it to {@link Meaning}. */
    static Answer<Created> refused(Call call, Reply reply, Session session) {
        return Fault.of(reply)
                .filter(fault -> MAY_MEAN_CLOSED.contains(reply.status()))
                .map(fault -> of(call, reply, fault))
                .orElseGet(() -> session.otherwise(call, reply));
    }

    private static Answer<Created> of(Call call, Reply reply, Fault fault) {
        String detail = Meaning.detail(call, reply, fault);
        if (fault.says(Meaning.SCOPE)) {
            return new Answer.Blind<>(detail);
        }
        if (fault.says(Meaning.TAKEN)) {
            return new Answer.Duplicate<>(detail);
        }
        if (namesAField(fault) || fault.says(BAD_VALUE)) {
            return new Answer.Refused<>(reply.status(), Meaning.code(reply, fault), detail);
        }
        if (fault.says(FULL)) {
            return new Answer.Refused<>(reply.status(), "account_full", detail);
        }
        boolean ourRights = reply.status() == 403 && fault.says(OUR_RIGHTS);
        return ourRights && !fault.says(CLOSED)
                ? new Answer.Blind<>(detail)
                : new Answer.CreationClosed<>(detail);
    }

    private static boolean namesAField(Fault fault) {
        return fault.fields().stream().anyMatch(field -> !NOT_A_FIELD.contains(field));
    }
}
