package dev.tokenward.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenward.domain.Concerns;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Survey;
import dev.tokenward.json.Json;
import dev.tokenward.usage.Rhythm;
import dev.tokenward.workflow.UsageReport;
import java.util.Optional;

/** What Support Ops sees of the use of the account's API. Never a part of a value. */
final class UsageViews {
    /** DOCUMENTED: where the page is; for administrators, and of the last seven days. */
    private static final String PAGE = "https://support.zendesk.com/hc/en-us/articles/115002555167";

    private static final int ALL = 100;

    private final Views views;

    UsageViews(Views views) {
        this.views = views;
    }

    ObjectNode of(UsageReport report) {
        ObjectNode node = views.page(report.sources(), this::source);
        node.put("days", report.days());
        seen(node, report.survey());
        ArrayNode measured = node.putArray("rateLimit");
        report.measured()
                .forEach(
                        day -> day.rate().ifPresent(rate -> rate(measured.addObject(), day, rate)));
        node.putObject("zendeskPage")
                .put(
                        "why",
                        "Zendesk has no API for its own page of API use, so Tokenward counts the days on"
                                + " which a credential was used, not the calls. The page shows the calls of"
                                + " the last 7 days: Admin Center, Account, Usage, API.")
                .put("url", PAGE);
        return node;
    }

    /** How complete the daily look was. */
    static void seen(ObjectNode node, Survey survey) {
        Views.optional(node, "asOf", survey.asOf());
        node.put("complete", survey.complete());
        Views.optional(node, "incompleteBecause", survey.failure());
    }

    private ObjectNode source(UsageReport.Source s) {
        ObjectNode node = Json.object().put("rank", s.rank());
        what(node, s.found(), s.record(), s.rhythm());
        node.put("kind", s.found().kind().name()).put("daysUsed", s.daysUsed());
        Views.optional(node, "nextUse", s.next());
        return node;
    }

    /** Which credential it is, whose, and how it is used. */
    static void what(ObjectNode node, Found f, Optional<Credential> record, Rhythm rhythm) {
        node.put("id", record.map(Credential::id).orElse(f.id())).put("foundId", f.id());
        node.put("zendeskId", f.zendeskId());
        Views.optional(node, "name", record.map(Credential::name).or(f.seen()::name));
        Views.optional(
                node, "holder", record.filter(Credential::hasHolder).map(c -> c.holder().value()));
        Views.optional(node, "proposedOwner", f.owner().map(o -> o.email().value()));
        node.put("managed", record.isPresent()).put("standing", f.standing().name());
        Views.optional(node, "lastUsedAt", f.seen().lastUsedAt());
        node.put("cadence", rhythm.cadence().name()).put("cadenceInWords", words(f, rhythm));
    }

    /** Zendesk keeps the last use of an API token; of a client, as long as its token lives. */
    private static String words(Found f, Rhythm rhythm) {
        return f.kind() == Kind.OAUTH_CLIENT && f.usedOn().isEmpty()
                ? "not seen in use. " + Concerns.UNSEEN_USE
                : rhythm.words();
    }

    private static void rate(ObjectNode node, Survey.Day day, Survey.Rate rate) {
        node.put("on", day.on().toString())
                .put("limitPerMinute", rate.limit())
                .put("used", rate.used())
                .put("usedPercent", rate.used() * ALL / rate.limit())
                .put("byTokenward", Math.min(rate.ours(), rate.used()));
    }
}
