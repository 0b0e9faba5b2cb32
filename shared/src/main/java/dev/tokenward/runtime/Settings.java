package dev.tokenward.runtime;

import dev.tokenward.domain.GroupNames;
import dev.tokenward.domain.Nudging;
import dev.tokenward.domain.Policy;
import dev.tokenward.workflow.SightRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Everything that is set from outside, read once from the environment. Names and defaults are those
 * of {@code template.yaml}.
 *
 * @param supportOpsChannel Slack channel for reports; blank: direct messages to Support Ops
 *     managers
 * @param gitlabProjects paths of the projects whose issues count; {@code *} for any
 * @param sweepMaxZendeskCalls calls to Zendesk after which a run leaves the rest to the next
 * @param zendeskSharePercent share of the account's calls in a minute that Tokenward may make
 * @param sight how the daily look at Zendesk goes about what nobody asked for here
 * @param deactivateLeavers whether the API tokens of those who left are switched off
 * @param directoryMaxRemovedPercent share of the directory that a new file may drop unconfirmed
 */
public record Settings(
        String tableName,
        String secretPrefix,
        Policy policy,
        GroupNames groups,
        int sweepMaxRevocations,
        int sweepMaxZendeskCalls,
        int zendeskSharePercent,
        boolean slackApproval,
        String supportOpsChannel,
        List<String> gitlabProjects,
        boolean trustIssuerEmails,
        SightRules sight,
        boolean deactivateLeavers,
        int directoryMaxRemovedPercent) {
    /**
     * Resources of Zendesk's documented scopes (copy of mid-2026); {@code SCOPES} replaces the
     * list.
     */
    private static final String DEFAULT_SCOPES =
            "tickets:read,tickets:write,users:read,users:write,auditlogs:read,organizations:read,"
                    + "organizations:write,hc:read,hc:write,apps:read,apps:write,triggers:read,triggers:write,"
                    + "automations:read,automations:write,targets:read,targets:write,webhooks:read,webhooks:write,"
                    + "macros:read,macros:write,requests:read,requests:write,satisfaction_ratings:read,"
                    + "satisfaction_ratings:write,dynamic_content:read,dynamic_content:write,any_channel:write,"
                    + "web_widget:write";

    /** Days after which approvers are reminded. */
    private static final int REMIND_AFTER = 3;

    /** Days after which the next level is told. */
    private static final int ESCALATE_AFTER = 7;

    private static final String DEFAULT_GUIDANCE =
            "What you describe needs no administrator. Use an OAuth access token bound to your own Zendesk user"
                    + " with narrow scopes: it can do what you can do, and nothing else. Support Ops helps with"
                    + " the set-up.";

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException naming every faulty setting at once
     */
    public static Settings from(Map<String, String> environment) {
        Reader read = new Reader(environment);
        Set<String> scopes = new TreeSet<>(read.list("SCOPES", DEFAULT_SCOPES));
        int lapseDays = read.number("LAPSE_DAYS", 14, 1, 365);
        Policy policy =
                new Policy(
                        read.parse(
                                "POLICY_ZONE",
                                "UTC",
                                ZoneId::of,
                                "a time zone, such as Europe/Berlin"),
                        read.number("MAX_LIFETIME_DAYS", 365, 1, 3650),
                        lapseDays,
                        read.list("REMIND_DAYS", "30,14,7,1").stream()
                                .map(d -> read.inRange("REMIND_DAYS", d, 0, 365))
                                .toList(),
                        read.parse(
                                "API_TOKEN_CREATION_ENDS",
                                "2026-10-27",
                                LocalDate::parse,
                                "a day, such as 2026-10-27"),
                        scopes,
                        read.flag("ALLOW_BROAD_SCOPES", false),
                        read.flag("ALLOW_UNPROVEN_CEILING", false),
                        read.text("GUIDANCE", DEFAULT_GUIDANCE),
                        read.number("MAX_NAME_LENGTH", 255, 40, 255),
                        read.nudging(lapseDays));
        Settings settings =
                new Settings(
                        read.text("TABLE_NAME", "tokenward"),
                        read.text("SECRET_PREFIX", "tokenward"),
                        policy,
                        new GroupNames(
                                read.text("SUPPORT_OPS_GROUP", "support-ops"),
                                read.text("SUPPORT_OPS_MANAGERS_GROUP", "support-ops-managers"),
                                read.text("AUDITORS_GROUP", "auditors")),
                        read.number("SWEEP_MAX_REVOCATIONS", 50, 1, 2048),
                        read.number("SWEEP_MAX_ZENDESK_CALLS", 2000, 50, 100_000),
                        read.number("ZENDESK_SHARE_PERCENT", 50, 1, 100),
                        read.flag("SLACK_APPROVAL", true),
                        read.text("SUPPORT_OPS_CHANNEL", ""),
                        read.list("GITLAB_PROJECTS", ""),
                        read.flag("TRUST_ISSUER_EMAILS", false),
                        new SightRules(
                                read.number("ADOPTION_DAYS", 14, 1, 365),
                                read.number("FOUND_ASKS_PER_DAY", 20, 0, 1000),
                                read.flag("FOUND_REMOVAL", false),
                                read.number("FOUND_DELETE_DAYS", 14, 1, 365),
                                read.number("REPLACED_SILENT_DAYS", 14, 1, 365)),
                        read.flag("DEACTIVATE_LEAVERS", false),
                        read.number("DIRECTORY_MAX_REMOVED_PERCENT", 50, 0, 100));
        read.finish();
        return settings;
    }

    /** Takes one variable after the other and gathers what is wrong with them. */
    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> faults = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        String text(String name, String otherwise) {
            String value = environment.getOrDefault(name, "").strip();
            return value.isEmpty() ? otherwise : value;
        }

        List<String> list(String name, String otherwise) {
            return Arrays.stream(text(name, otherwise).split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        boolean flag(String name, boolean otherwise) {
            return switch (text(name, Boolean.toString(otherwise))) {
                case "true" -> true;
                case "false" -> false;
                default -> {
                    faults.add(name + " is neither true nor false");
                    yield otherwise;
                }
            };
        }

        int number(String name, int otherwise, int least, int most) {
            return inRange(name, text(name, Integer.toString(otherwise)), least, most);
        }

        int inRange(String name, String text, int least, int most) {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // named below, together with a number out of range
            }
            faults.add(name + " is no whole number from " + least + " to " + most);
            return least;
        }

        /**
         * First a reminder, then the next level, then the lapse. A default gives way to a shorter
         * lapse; what somebody set does not silently come to nothing.
         */
        Nudging nudging(int lapseDays) {
            int remind = number("APPROVER_REMIND_DAYS", REMIND_AFTER, 0, 365);
            int escalate = number("ESCALATE_DAYS", ESCALATE_AFTER, 0, 365);
            if (remind >= lapseDays && remind != REMIND_AFTER) {
                faults.add("APPROVER_REMIND_DAYS is not less than LAPSE_DAYS");
            }
            if (escalate >= lapseDays && escalate != ESCALATE_AFTER) {
                faults.add("ESCALATE_DAYS is not less than LAPSE_DAYS");
            }
            if (remind > 0 && escalate > 0 && remind >= escalate) {
                faults.add("APPROVER_REMIND_DAYS is not less than ESCALATE_DAYS");
            }
            return new Nudging(remind, escalate);
        }

        <T> T parse(String name, String otherwise, Function<String, T> parser, String wanted) {
            try {
                return parser.apply(text(name, otherwise));
            } catch (DateTimeException e) {
                faults.add(name + " is not " + wanted);
                return parser.apply(otherwise);
            }
        }

        void finish() {
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException("settings: " + String.join("; ", faults));
            }
        }
    }
}
