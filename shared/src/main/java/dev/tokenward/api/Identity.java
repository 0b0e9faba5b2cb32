package dev.tokenward.api;

import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Channel;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Text;
import java.util.Map;
import java.util.Optional;

/**
 * Who calls, from the claims of the token that the gateway verified; never from the payload.
 * Without claims nobody calls.
 */
final class Identity {
    private static final int LONGEST_NAME = 120;

    private final GroupsClaim groups;
    private final boolean trustIssuerEmails;

    Identity(GroupNames groups, boolean trustIssuerEmails) {
        this.groups = new GroupsClaim(groups);
        this.trustIssuerEmails = trustIssuerEmails;
    }

    /**
     * The caller.
     *
     * @throws ApiFault 401 without claims; 403 where they do not say who calls or what they may
     */
    Actor of(ApiCall call) {
        Map<String, String> claims =
                call.claims()
                        .orElseThrow(() ->
                                ApiFault.of(
                                        401,
                                        "not-signed-in",
                                        "Sign in: send an ID token as bearer token."));
        String address =
                Optional.ofNullable(claims.get("email"))
                        .orElseThrow(() ->
                                forbidden(
                                        "The token names no e-mail address. Send the ID token, not"
                                                + " the access token."));
        Email email =
                Email.parse(address)
                        .orElseThrow(() -> forbidden("The token's email is no address."));
        verified(claims);
        String name =
                Optional.ofNullable(claims.get("name"))
                        .flatMap(Identity::clean)
                        .orElseGet(() -> email.value().split("@", -1)[0]);
        return new Actor(email, name, groups.roles(call, claims), Channel.API);
    }

    private void verified(Map<String, String> claims) {
        Optional<String> verified = Optional.ofNullable(claims.get("email_verified"));
        if (verified.isPresent() && !verified.get().equals("true")) {
            throw forbidden("Your identity provider has not verified your e-mail address.");
        }
        if (verified.isEmpty() && !trustIssuerEmails) {
            throw forbidden(
                    "The token does not say that your e-mail address is verified (email_verified). The"
                            + " operator can have it sent, or trust the issuer by TRUST_ISSUER_EMAILS.");
        }
    }

    private static Optional<String> clean(String name) {
        return Text.name(name, LONGEST_NAME) instanceof Text.Clean clean
                ? Optional.of(clean.value())
                : Optional.empty();
    }

    static ApiFault forbidden(String detail) {
        return ApiFault.of(403, "identity", detail);
    }
}
