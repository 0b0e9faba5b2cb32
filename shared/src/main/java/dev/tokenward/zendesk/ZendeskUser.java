package dev.tokenward.zendesk;

import dev.tokenward.domain.Email;
import java.util.Optional;

/** A user of the account. {@code active} false means deleted. */
public record ZendeskUser(
        String id,
        String name,
        Optional<Email> email,
        String role,
        boolean active,
        boolean suspended,
        boolean verified) {
    public boolean isAdministrator() {
        return role.equals("admin");
    }
}
