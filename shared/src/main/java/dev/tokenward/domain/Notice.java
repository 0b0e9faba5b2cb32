package dev.tokenward.domain;

import java.util.Map;

/**
 * Something to tell somebody, or to do to an issue or a message; becomes one row of the outbox.
 *
 * @param key unique per (request, kind, threshold, recipient): the same notice is never sent twice
 * @param params facts for the text that are not in the request or the credential; never a secret
 */
public record Notice(
        String key,
        Topic topic,
        String requestId,
        java.util.Optional<String> credentialId,
        Recipient recipient,
        Map<String, String> params) {
    public Notice {
        params = Map.copyOf(params);
    }

    /** The same for one person of a group. */
    public Notice to(Email person) {
        return new Notice(
                key + ":" + person,
                topic,
                requestId,
                credentialId,
                new Recipient.To(person),
                params);
    }

    /** What a log may say of it: the key holds addresses. */
    public String label() {
        return topic + (requestId.isEmpty() ? "" : " of request " + requestId);
    }

    /** What is told. */
    public enum Topic {
        /** To the approver whose turn it is. */
        DECISION_WANTED,
        /** To the requester: the first stage is done. */
        STAGE_APPROVED,
        /** To the requester: approved; the credential is being made. */
        APPROVED,
        DENIED,
        WITHDRAWN,
        LAPSED,
        /** To the requester: it is in your messages; how to use it; please confirm. */
        ISSUED,
        /** To the requester: issuance is put off, and why. */
        ISSUE_DEFERRED,
        /** To Support Ops: a holder lost the value; it is deleted and made anew. */
        REISSUE_ORDERED,
        /** To the requester and Support Ops: no credential will come unless somebody acts. */
        ISSUE_FAILED,
        /** To Support Ops: nobody may decide this request. */
        NO_APPROVER,
        /** To the holder: the end comes near. Parameter {@code days}. */
        REMINDER,
        /** To the holder: the credential is gone. */
        REVOKED,
        /** To Support Ops: it could not be taken out. */
        REVOKE_FAILED,
        /** To Support Ops managers: one of them would give it up. Parameters by, note. */
        FORGETTING_ASKED,
        /** To the holder and Support Ops: two people gave it up. */
        FORGOTTEN,
        /** To the holder and Support Ops: somebody else deleted it in Zendesk. */
        GONE,
        /** To the holder and Support Ops: it cannot authenticate. Parameter {@code reason}. */
        DEACTIVATED,
        /** To the holder and Support Ops: it can authenticate again. */
        REACTIVATED,
        /**
         * To Support Ops managers and the holder's manager: the holder left, what shall become of
         * the credential? Parameters {@code what} and {@code switchedOff}.
         */
        LEAVER_ASKED,
        /**
         * To the new holder and Support Ops: it is theirs from now on. Parameters {@code by},
         * {@code before} and, where given, {@code reason}.
         */
        TRANSFERRED,
        /** To the requester: approved once, but to be decided anew. */
        SENT_BACK,
        /** To the message of the hand-over: take the value out. */
        REDACT,
        /**
         * To Support Ops, on Mondays: the day {@code on}, how many of what, as numbers under their
         * names, {@code lines} of what needs most and how many {@code more}, {@code complete} and
         * {@code asOf}; of the API tokens {@code tokensLeft} and {@code tokensFinish}, where known.
         */
        WEEKLY_DIGEST,
        /**
         * To the proposed owner of a credential that nobody asked for here: is it theirs?
         * Parameters {@code id}, {@code name}, {@code kind}, {@code zendeskId}, {@code evidence},
         * {@code answerDays}, and where known {@code createdAt}, {@code lastUsedAt}; {@code more}
         * says how many others that person is asked about on other days.
         */
        FOUND_ASKED,
        /**
         * To who may end an API token: the OAuth client in its place is used and the token is not.
         * Parameters {@code id}, {@code name}, {@code zendeskId}, {@code clientName}, {@code
         * silentDays}, {@code clientUsedOn}, and {@code tokenUsedOn} if it was ever used.
         */
        DELETION_PROPOSED,
        /** To Support Ops: what a sweep did and what needs a person. */
        SWEEP_REPORT,
        /**
         * To Support Ops: more is to be deleted than one run deletes. Parameters {@code ask},
         * {@code most}, {@code waiting}, {@code lines}.
         */
        SWEEP_ASKS,
        /**
         * To Support Ops: a seal of the audit leaves the table. Parameters {@code number}, {@code
         * hash}, {@code at}, {@code heads}.
         */
        AUDIT_SEALED,
        /**
         * To Support Ops: something is wrong with Tokenward's own access. Parameter {@code what}.
         */
        OPERATOR_ALERT,
        /**
         * To Tokenward: GitLab told of an issue; look at it as it is now. Parameters {@code
         * project} (path), {@code iid}, {@code action}.
         */
        ISSUE_CHANGED,
        /** To the requester and the issue: its text was changed, and with it the request. */
        EDITED,
        /** To the holder: their issue was closed; is the credential to be handed back? */
        HAND_BACK_ASKED,
        /** To the holder: they handed it back by a button, and it is deleted next. */
        HANDED_BACK,
        /**
         * To Tokenward: somebody pressed a button in Slack. Parameters {@code user}, {@code team},
         * {@code action}, {@code value}, {@code reason}.
         */
        SLACK_ACTION,
        /**
         * To whoever pressed a button in Slack: it was not carried out. Parameter {@code message}.
         */
        ACTION_REFUSED,
        /**
         * To whoever pressed a button in Slack: it was carried out, where nothing else says so.
         * Parameters {@code message}, {@code next}, {@code who}.
         */
        ACTION_DONE,
        /**
         * To Tokenward, then to each message that asked for the decision: it is not wanted there
         * any more. Parameter {@code people}: who was asked, separated by commas.
         */
        DECISION_SETTLED,
        /**
         * To Tokenward, then to each message that asked what becomes of a credential: it is known.
         * Parameters {@code asked} (the topic), {@code id} and {@code version} of what it asked
         * about, {@code people} where they are no managers of Support Ops, and those of {@link
         * Questions}.
         */
        QUESTION_SETTLED,
        /** To the approver whose turn it is: it is still their turn. */
        DECISION_REMINDER,
        /** To the next level and to the requester: nobody has decided for days. */
        ESCALATED;

        /** Whether people read it; else Tokenward itself works on it. */
        public boolean isTold() {
            return this != ISSUE_CHANGED && this != SLACK_ACTION;
        }
    }

    /** The key of what a transition of a request tells: one per version, topic and recipient. */
    public static String keyOf(String requestId, Topic topic, long version, Recipient to) {
        return requestId + ":" + topic + ":v" + version + ":" + to.key();
    }

    /** To whom. */
    public sealed interface Recipient {
        /** The recipient's part of a notice's key. */
        String key();

        record To(Email person) implements Recipient {
            @Override
            public String key() {
                return person.value();
            }
        }

        /** Everybody who has the role in the directory when the notice is sent. */
        record Group(Role role) implements Recipient {
            @Override
            public String key() {
                return role.name();
            }
        }

        /** Support Ops' channel. */
        record OpsChannel() implements Recipient {
            @Override
            public String key() {
                return "channel";
            }
        }

        /**
         * The request's issue: a comment; {@code close} says whether the issue is closed with it.
         */
        record Issue(boolean close) implements Recipient {
            @Override
            public String key() {
                return "issue";
            }
        }

        /** The message in which the credential was handed over. */
        record HandoverMessage() implements Recipient {
            @Override
            public String key() {
                return "handover";
            }
        }

        /**
         * Tokenward itself: what a hook brought in is recorded, answered at once, and worked on as
         * soon as the row is seen. So it is retried like everything that is to be sent.
         */
        record Tokenward() implements Recipient {
            @Override
            public String key() {
                return "tokenward";
            }
        }
    }
}
