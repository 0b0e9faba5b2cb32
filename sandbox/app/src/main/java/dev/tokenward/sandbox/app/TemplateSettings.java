package dev.tokenward.sandbox.app;

import dev.tokenward.sandbox.engine.Template;
import dev.tokenward.sandbox.simulators.zendesk.Creation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The template's parameters in this sandbox: its own defaults, then the settings given by the name
 * of their environment variable.
 */
final class TemplateSettings {
    /** What the template wants to know of the issuer is asked of the built-in one instead. */
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "OidcIssuer", "https://issuer.example.com",
                    "OidcAudience", "tokenward",
                    "GitlabProjects", "*");

    private static final Set<String> FIXED = Set.of("OidcIssuer");

    private TemplateSettings() {}

    /** The template with the settings of these options. */
    static Template read(SandboxOptions options) {
        Set<String> known = Template.read(options.template(), DEFAULTS).parameters().keySet();
        Map<String, String> parameters = parameters(known, options.settings());
        // an account that lets tokens be created after Zendesk's date has a date of its own
        if (options.zendeskTokens() == Creation.OPEN
                && !options.settings().containsKey("API_TOKEN_CREATION_ENDS")) {
            parameters.put("ApiTokenCreationEnds", "9999-12-31");
        }
        return Template.read(options.template(), parameters);
    }

    /**
     * @param known names of the template's parameters
     */
    static Map<String, String> parameters(Set<String> known, Map<String, String> settings) {
        Map<String, String> parameters = new LinkedHashMap<>(DEFAULTS);
        for (String name : known) {
            String value = settings.get(variable(name));
            if (value != null && !FIXED.contains(name)) {
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    /** {@code PolicyZone} is set by {@code POLICY_ZONE}. */
    static String variable(String parameter) {
        return parameter.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
