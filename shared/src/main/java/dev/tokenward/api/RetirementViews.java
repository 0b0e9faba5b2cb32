package dev.tokenward.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Replacement;
import dev.tokenward.json.Json;
import dev.tokenward.retirement.BurnDown;
import dev.tokenward.retirement.Forecast;
import dev.tokenward.retirement.NextStep;
import dev.tokenward.retirement.Outlook;
import dev.tokenward.retirement.Phase;
import dev.tokenward.retirement.SideBySide;
import dev.tokenward.retirement.Subject;
import dev.tokenward.workflow.RetirementReport;

/** What Support Ops sees of the way out of API tokens. Never a part of a value. */
final class RetirementViews {
    private final Views views;

    RetirementViews(Views views) {
        this.views = views;
    }

    ObjectNode of(RetirementReport report) {
        ObjectNode node = views.page(report.tokens(), this::token);
        UsageViews.seen(node, report.survey());
        node.put("end", report.end().toString()).put("daysLeft", report.daysLeft());
        ObjectNode phases = node.putObject("phases");
        for (Phase phase : Phase.values()) {
            phases.put(phase.name(), report.phases().getOrDefault(phase, 0));
        }
        node.put("inUseToTheEnd", report.atTheEnd());
        burnDown(node.putObject("burnDown"), report.burnDown());
        ArrayNode owners = node.putArray("owners");
        report.owners()
                .forEach(o ->
                        owners.addObject()
                                .put("owner", o.owner().isEmpty() ? null : o.owner())
                                .put("proposed", o.proposed() && !o.owner().isEmpty())
                                .put("left", o.left())
                                .put("all", o.all()));
        facts(node.putArray("facts"));
        return node;
    }

    private static void burnDown(ObjectNode node, BurnDown b) {
        node.put("left", b.left()).put("perWeek", b.perWeek());
        Views.optional(node, "finish", b.finish());
        node.put("words", b.words());
        ArrayNode days = node.putArray("days");
        b.points()
                .forEach(p -> days.addObject().put("on", p.on().toString()).put("left", p.left()));
    }

    /** How sure each is: reported by Zendesk, or not known and so taken with care. */
    private static void facts(ArrayNode facts) {
        fact(
                facts,
                "DOCUMENTED",
                "Since 2026-07-28 Zendesk deactivates an API token that was not used for 30 days, and"
                        + " deletes it for good 60 days later.");
        fact(facts, "DOCUMENTED", "Since 2026-10-27 no account creates API tokens.");
        fact(
                facts,
                "DOCUMENTED",
                "On 2027-04-30 every API token is deactivated and none can be switched on again. In"
                        + " which time zone that day begins is UNKNOWN; UTC is taken.");
        fact(
                facts,
                "UNKNOWN",
                "Whether a token that was never used idles from its making on; taken to be so.");
        fact(
                facts,
                "UNKNOWN",
                "Whether switching a token on again begins a new count of 30 days; taken to be so. Use"
                        + " it soon after.");
        fact(
                facts,
                "UNKNOWN",
                "Whether a token that a person switched off is deleted after 60 days; taken to be so.");
    }

    private static void fact(ArrayNode facts, String sure, String what) {
        facts.addObject().put("sure", sure).put("what", what);
    }

    private ObjectNode token(Outlook o) {
        Subject s = o.subject();
        ObjectNode node = Json.object();
        UsageViews.what(node, s.found(), s.record(), s.rhythm());
        node.put("phase", o.phase().name()).put("active", s.found().seen().active());
        node.set("forecast", forecast(o.forecast()));
        node.set("next", next(o.next()));
        node.set(
                "replacement",
                s.successor().map(n -> successor(o, n)).orElseGet(NullNode::getInstance));
        return node;
    }

    private ObjectNode forecast(Forecast forecast) {
        ObjectNode node = Json.object().put("cause", forecast.cause().name());
        Views.optional(node, "off", forecast.off());
        Views.optional(node, "missed", forecast.missed());
        Views.optional(node, "lastDayToReactivate", forecast.lastDayToReactivate());
        Views.optional(node, "deleted", forecast.deleted());
        node.put("words", forecast.words());
        Views.optional(node, "assumption", forecast.assumption());
        return node;
    }

    private static ObjectNode next(NextStep next) {
        ObjectNode node = Json.object().put("who", next.who().name());
        Views.optional(node, "email", next.email().map(Email::value));
        node.put("what", next.what());
        Views.optional(node, "by", next.by());
        return node;
    }

    private JsonNode successor(Outlook o, Subject.Successor next) {
        ObjectNode node = Json.object().put("requestId", next.requestId());
        node.put("state", next.state().name());
        Views.optional(node, "credentialId", next.credentialId());
        Views.optional(node, "name", next.name());
        Views.optional(node, "clientUsedOn", next.lastUsedOn());
        Views.optional(node, "tokenUsedOn", o.besides().flatMap(SideBySide::tokenUsedOn));
        o.besides()
                .ifPresentOrElse(
                        b ->
                                node.put("silentDays", b.silentDays())
                                        .put("neededDays", b.neededDays()),
                        () -> node.putNull("silentDays").putNull("neededDays"));
        Views.optional(
                node,
                "deletionProposedAt",
                o.subject().found().replacement().flatMap(Replacement::proposedAt));
        return node;
    }
}
