package dev.tokenward.sandbox.app.cli;

import dev.tokenward.sandbox.app.Sandbox;
import dev.tokenward.sandbox.app.SandboxPerson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a running sandbox says of itself. */
record Banner(Sandbox sandbox) {
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  API       " + sandbox.address());
        lines.add("  issuer    " + sandbox.issuer().root());
        sandbox.services()
                .forEach((service, address) ->
                        lines.add(String.format(Locale.ROOT, "  %-9s %s", service.key(), address)));
        lines.add("  AWS       " + sandbox.aws());
        lines.add("  clock     " + sandbox.clock().instant());
        lines.add("");
        lines.add("  People who can sign in:");
        for (SandboxPerson person : sandbox.people()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "    %-20s %-18s %s",
                            person.email(),
                            person.manager().map(m -> "reports to " + user(m)).orElse(""),
                            String.join(", ", person.groups())));
        }
        lines.add("");
        lines.add(
                "  A token:  curl -s "
                        + sandbox.address()
                        + "/sandbox/token -d '{\"email\":\"riley@example.com\"}'");
        lines.add("  Ctrl-C ends the sandbox.");
        return lines;
    }

    private static String user(String email) {
        return email.substring(0, email.indexOf('@'));
    }
}
