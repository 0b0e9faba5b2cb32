package dev.tokenward.api;

import static dev.tokenward.domain.Samples.LINKS;
import static dev.tokenward.domain.Samples.NOW;
import static dev.tokenward.domain.Samples.POLICY;

import dev.tokenward.domain.Checked;
import dev.tokenward.domain.Content;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestRules;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Samples;
import dev.tokenward.workflow.InventoryLine;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A request and credentials to be shown. */
final class Records {
    private static final Email RILEY = new Email("riley@example.com");

    private Records() {}

    static Request request() {
        if (!(RequestRules.check(
                        Samples.person().build(), Samples.riley(), POLICY, () -> LINKS, NOW)
                instanceof Checked.Valid<Content>(Content content))) {
            throw new AssertionError("the sample is valid");
        }
        return new Request(
                "r1",
                content,
                RILEY,
                "Riley Doe",
                RequestState.AWAITING_MANAGER,
                NOW,
                NOW,
                POLICY.endOf(content.removalDate()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static Credential credential(CredentialStatus status, String name) {
        LocalDate lastDay = LocalDate.parse("2027-03-31");
        return new Credential(
                "c1",
                "r1",
                Kind.OAUTH_CLIENT,
                name,
                "tokenward-r1",
                Optional.of("9007199254740993"),
                RILEY,
                "Riley Doe",
                status,
                List.of("tickets:read"),
                NOW,
                lastDay,
                POLICY.endOf(lastDay),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                1);
    }

    static InventoryLine line(Credential credential) {
        return new InventoryLine(
                new Listed.Managed(credential),
                Optional.empty(),
                Optional.empty(),
                Optional.of(0L),
                Optional.of(0L),
                List.of());
    }
}
