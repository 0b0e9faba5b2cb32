package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Kind;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.OauthClient;
import java.util.List;

/** One way in which the records and Zendesk differ. */
sealed interface Drift {
    /** Of which of Zendesk's lists it was read. */
    Kind kind();

    /** What it is about, the same in every run for as long as it lasts. */
    String what();

    /** Names the finding among all. */
    default String key() {
        return kind() + ":" + what();
    }

    /** About a credential that is recorded as in use. */
    sealed interface OfRecord extends Drift {
        Credential credential();

        @Override
        default Kind kind() {
            return credential().kind();
        }
    }

    /** Not in Zendesk. */
    record Missing(Credential credential) implements OfRecord {
        @Override
        public String what() {
            return "missing:" + credential.id();
        }
    }

    /** Recorded as active, and listed as inactive. */
    record Inactive(Credential credential, ApiToken token) implements OfRecord {
        @Override
        public String what() {
            return "inactive:" + credential.id();
        }
    }

    /** Recorded as deactivated, and listed as active. */
    record ActiveAgain(Credential credential) implements OfRecord {
        @Override
        public String what() {
            return "active:" + credential.id();
        }
    }

    /** It bears another name than the recorded one. */
    record Renamed(Credential credential, String name) implements OfRecord {
        @Override
        public String what() {
            return "renamed:" + credential.id() + ":" + Integer.toHexString(name.hashCode());
        }
    }

    /** Another token bears the name of a recorded one; it is never deleted. */
    record Twin(Credential credential, ApiToken token) implements OfRecord {
        @Override
        public String what() {
            return "twin:" + token.id();
        }
    }

    /** A client is limited to other scopes than the approved ones. */
    record OtherScopes(Credential credential, List<String> scopes) implements OfRecord {
        @Override
        public String what() {
            return "scopes:" + credential.id();
        }
    }

    /** The record names the credential that Tokenward itself signs in with. */
    record OurOwn(Credential credential) implements OfRecord {
        @Override
        public String what() {
            return "own:" + credential.id();
        }
    }

    /** About a client that no record explains. */
    sealed interface OfClient extends Drift {
        OauthClient client();

        @Override
        default Kind kind() {
            return Kind.OAUTH_CLIENT;
        }
    }

    /** A client that Tokenward made for a credential that is over: nobody was given its secret. */
    record Leftover(OauthClient client, Credential of) implements OfClient {
        @Override
        public String what() {
            return "leftover:" + client.id();
        }
    }

    /**
     * A client of which nobody can tell why it is there; it is never deleted.
     *
     * @param why it is told, as the end of a sentence
     */
    record Stray(OauthClient client, String why) implements OfClient {
        @Override
        public String what() {
            return "stray:" + client.id();
        }
    }
}
