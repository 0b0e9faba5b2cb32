package dev.tokenward.notification;

import static dev.tokenward.domain.CredentialStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenward.domain.Category;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Email;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Notice.Recipient;
import dev.tokenward.domain.Notice.Topic;
import dev.tokenward.domain.RequestState;
import dev.tokenward.domain.Role;
import dev.tokenward.slack.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    static Stream<Topic> told() {
        return Stream.of(Topic.values()).filter(Topic::isTold);
    }

    static Stream<Arguments> everyTopicCategoryAndKind() {
        return told().flatMap(topic ->
                Stream.of(Category.values())
                        .flatMap(category ->
                                Stream.of(Kind.values())
                                        .map(kind -> Arguments.of(topic, category, kind))));
    }

    @ParameterizedTest
    @MethodSource("everyTopicCategoryAndKind")
    void everyMessageSaysWhatIsNextAndWhoActs(Topic topic, Category category, Kind kind) {
        Message message =
                Messages.of(new Occasions().category(category).kind(kind).reason("r").on(topic));

        assertThat(Wire.faults(message)).isEmpty();
        assertThat(Wire.all(message)).contains("*Next:*", "*Who acts:*");
    }

    @ParameterizedTest
    @MethodSource("everyTopicCategoryAndKind")
    void textOfPeopleOfAnyLengthStaysWithinTheLimitsAndFormsNothing(
            Topic topic, Category category, Kind kind) {
        String hostile = "<!channel> <https://evil.example|ok> & \uD83D\uDE42 ```\n".repeat(300);

        Message message =
                Messages.of(
                        new Occasions()
                                .category(category)
                                .kind(kind)
                                .everywhere(hostile)
                                .params(Map.of("what", hostile, "lines", hostile, "x", hostile))
                                .on(topic));

        assertThat(Wire.faults(message)).isEmpty();
        assertThat(Wire.json(message)).doesNotContain("<!channel", "<https://evil");
        assertThat(Wire.all(message)).contains("*Who acts:*");
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {
                "FOUND_ASKED",
                "DELETION_PROPOSED",
                "WEEKLY_DIGEST",
                "SWEEP_REPORT",
                "SWEEP_ASKS",
                "AUDIT_SEALED",
                "OPERATOR_ALERT",
                "ACTION_REFUSED",
                "ACTION_DONE",
                "ISSUE_CHANGED",
                "SLACK_ACTION"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void withoutItsRequestAndCredentialATopicIsRefusedAndNotMadeUp(Topic topic) {
        Occasion whole = new Occasions().on(topic);
        Occasion empty =
                new Occasion(
                        whole.notice(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        whole.policy(),
                        whole.now(),
                        true,
                        List.of());

        assertThatThrownBy(() -> Messages.of(empty))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key-1");
    }

    @Test
    void approverReadsWhoWhatWhyHowLongAndHowToDecide() {
        Message message =
                Messages.of(
                        new Occasions()
                                .readBy(Occasions.SASHA)
                                .scopes("tickets:read", "auditlogs:read")
                                .on(Topic.DECISION_WANTED));

        assertThat(Wire.all(message))
                .contains(
                        "Riley",
                        "riley@example.com",
                        "Weekly report of open tickets",
                        "The audit logs are for administrators only",
                        "read tickets (tickets:read)",
                        "read the account's audit logs (auditlogs:read)",
                        "31 March 2027, end of day (UTC); 126 calendar days left",
                        "<https://gitlab.example.com/acme/access-requests/-/issues/42|",
                        "*Morgan* approved as manager, 25 November 2026, 09:00 (UTC)",
                        "POST /requests/rq-1/decisions",
                        "lapses on 9 December 2026, 09:00 (UTC)");
        assertThat(message.text()).contains("Riley", "Your decision is wanted");
    }

    @Test
    void approverReadsWhatThePersonHoldsBesidesAndWhenItWasLastUsed() {
        Credential one = new Occasions().scopes("tickets:read", "users:read").credential();
        Credential token = new Occasions().kind(Kind.API_TOKEN).credential();
        Message message =
                Messages.of(
                        new Occasions()
                                .readBy(Occasions.SASHA)
                                .holding(
                                        List.of(
                                                used(one, "Exporter", Duration.ofDays(12)),
                                                used(one, "Dashboard", Duration.ofHours(30)),
                                                used(one, "Mirror", Duration.ofMinutes(5)),
                                                token.draft().name("Unused one").next()))
                                .on(Topic.DECISION_WANTED));

        assertThat(Wire.faults(message)).isEmpty();
        assertThat(Wire.all(message))
                .contains("*Holds besides:* 4 credentials")
                .doesNotContain("no credential that Tokenward knows of", "more:");
        assertThat(Wire.all(message).lines())
                .anySatisfy(line ->
                        assertThat(line)
                                .contains(
                                        "Exporter (",
                                        ": tickets:read, users:read)",
                                        "ends 31 March 2027",
                                        "last used 12 days ago"))
                .anySatisfy(line -> assertThat(line).contains("Dashboard (", "last used 1 day ago"))
                .anySatisfy(line ->
                        assertThat(line).contains("Mirror (", "last used within the last day"))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("Unused one (", "not seen in use")
                                .doesNotContain("last used", "tickets:read"));
    }

    @Test
    void ofMoreThanTenCredentialsTheRestIsCounted() {
        Credential one = new Occasions().credential();
        List<Credential> many =
                IntStream.rangeClosed(1, 13)
                        .mapToObj(i -> used(one, "Export no. " + i + ".", Duration.ofDays(i)))
                        .toList();
        Message message = Messages.of(new Occasions().holding(many).on(Topic.DECISION_WANTED));

        assertThat(Wire.faults(message)).isEmpty();
        assertThat(Wire.all(message))
                .contains("*Holds besides:* 13 credentials", "Export no. 10.", "3 more:")
                .doesNotContain("Export no. 11.");
    }

    private static Credential used(Credential c, String name, Duration ago) {
        return c.draft().name(name).lastUsedAt(Occasions.NOW.minus(ago)).next();
    }

    @Test
    void anExceptionHasNoIssueAndNamesItsTarget() {
        Message message =
                Messages.of(new Occasions().category(Category.TARGET).on(Topic.DECISION_WANTED));

        assertThat(Wire.all(message)).contains("the Zendesk target `Status page`");
        assertThat(Wire.json(message)).doesNotContain("gitlab.example.com");
    }

    @Test
    void aDecisionOnAnOlderContentIsShownAsVoid() {
        Occasion o = new Occasions().on(Topic.DECISION_WANTED);
        Occasion changed =
                new Occasion(
                        o.notice(),
                        Optional.of(
                                o.theRequest()
                                        .draft()
                                        .content(
                                                new Occasions()
                                                        .purpose("other")
                                                        .request()
                                                        .content(),
                                                o.theRequest().endsAt())
                                        .next()),
                        o.credential(),
                        o.replaced(),
                        o.reader(),
                        o.policy(),
                        o.now(),
                        true,
                        List.of());

        assertThat(Wire.all(Messages.of(changed)))
                .contains("(void: the request was changed since)");
    }

    @Test
    void anExtensionSaysThatTheOldCredentialGoesItsOwnWay() {
        Occasions o = new Occasions().replaces("cr-0");

        assertThat(Wire.all(Messages.of(o.on(Topic.DENIED))))
                .contains("extension of credential `cr-0`, which ends on its own date");
        assertThat(Wire.all(Messages.of(o.on(Topic.ISSUED))))
                .contains("It follows credential `cr-0`");
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"DENIED", "LAPSED", "WITHDRAWN", "ISSUE_FAILED"})
    void whereAnExtensionComesToNothingTheHolderReadsWhenTheOldCredentialEnds(Topic topic) {
        assertThat(Wire.all(Messages.of(new Occasions().extending(ACTIVE).on(topic))))
                .contains(
                        "extension of credential `Riley - acme/access-requests#42 - 2027-03-31`"
                                + " (`cr-1`), which ends on 31 March 2027, end of day (UTC)"
                                + " (126 calendar days left), whatever becomes of the extension");
    }

    @ParameterizedTest
    @CsvSource({
        "DEACTIVATED, ends on 31 March 2027",
        "REVOKING, is being deleted",
        "REVOKE_FAILED, is being deleted",
        "REVOKED, has ended",
        "GONE, has ended"
    })
    void anOldCredentialThatIsGoneIsNotSaidToEndLater(CredentialStatus status, String words) {
        assertThat(Wire.all(Messages.of(new Occasions().extending(status).on(Topic.DENIED))))
                .contains("(`cr-1`), which " + words);
    }

    @Test
    void whereApprovingInSlackIsOffTheMessageLinksToTheIssueAndNamesTheApi() {
        Occasion on = new Occasions().on(Topic.DECISION_WANTED);
        Message off = Messages.of(new Occasions().withoutSlackApproval().on(Topic.DECISION_WANTED));

        assertThat(Wire.all(Messages.of(on))).doesNotContain("switched off");
        assertThat(Wire.buttons(Messages.of(on))).containsExactly(Buttons.APPROVE, Buttons.DENY);
        assertThat(Wire.buttons(off)).isEmpty();
        assertThat(Wire.all(off))
                .contains(
                        "Deciding within Slack is switched off",
                        "<https://gitlab.example.com/acme/access-requests/-/issues/42|",
                        "POST /requests/rq-1/decisions",
                        "If-Match");
    }

    @Test
    void whereApprovingInSlackIsOffALeaversCredentialIsDecidedByTheApi() {
        Occasions manager =
                new Occasions()
                        .readBy(Occasions.SASHA, Role.SUPPORT_OPS_MANAGER)
                        .params(Map.of("what", "left", "switchedOff", "false"));
        Message on = Messages.of(manager.on(Topic.LEAVER_ASKED));
        Message off = Messages.of(manager.withoutSlackApproval().on(Topic.LEAVER_ASKED));

        assertThat(Wire.buttons(on)).containsExactly(Buttons.HAND_OVER, Buttons.END_LEAVERS);
        assertThat(Wire.buttons(off)).isEmpty();
        assertThat(Wire.all(off))
                .contains(
                        "Deciding within Slack is switched off",
                        "POST /credentials/cr-1/transfer",
                        "POST /credentials/cr-1/revocation");
    }

    @Test
    void whoIsToDecideIsNotToldThatTheyNeedNot() {
        Message decider = Messages.of(new Occasions().readBy(Occasions.SASHA).on(Topic.ESCALATED));
        Message channel = Messages.of(new Occasions().on(Topic.ESCALATED));
        Message above = Messages.of(new Occasions().readBy(Occasions.MORGAN).on(Topic.ESCALATED));
        Message asked = Messages.of(new Occasions().readBy(Occasions.RILEY).on(Topic.ESCALATED));

        assertThat(Wire.all(decider))
                .contains("It waits for you", "/requests/rq-1/decisions")
                .doesNotContain("need not");
        assertThat(Wire.all(channel)).contains("It waits for you").doesNotContain("need not");
        assertThat(Wire.all(above)).contains("You are told, not asked");
        assertThat(Wire.all(asked)).contains("Others have been told", "a word from you may help");
    }

    @Test
    void denialCarriesTheApproversWordsTheRulesWordsAndWhatFitsInstead() {
        Message message =
                Messages.of(
                        new Occasions()
                                .readBy(Occasions.RILEY)
                                .denial("Not this way.\nAsk for less.")
                                .reason("purpose is too vague")
                                .guidance("Use a token of your own.")
                                .on(Topic.DENIED));

        assertThat(Wire.all(message))
                .contains(
                        "Your request",
                        "denied by Morgan",
                        ">Not this way.\n>Ask for less.",
                        ">purpose is too vague",
                        "What fits instead",
                        ">Use a token of your own.");
    }

    @Test
    void aDenialWhoseTwoReasonsAreTheSameSaysItOnce() {
        Message message = Messages.of(new Occasions().denial("no").reason("no").on(Topic.DENIED));

        assertThat(Collections.frequency(Wire.sections(message), "*Reason*\n>no")).isEqualTo(1);
    }

    @Test
    void issuedSaysHowToUseConfirmReplaceExtendAndHandBackAClient() {
        Message message =
                Messages.of(
                        new Occasions()
                                .readBy(Occasions.RILEY)
                                .scopes("tickets:read", "users:read")
                                .on(Topic.ISSUED));

        assertThat(Wire.all(message))
                .contains(
                        "https://YOUR_ACCOUNT.zendesk.com/oauth/tokens",
                        "\"grant_type\":\"client_credentials\"",
                        "\"client_id\":\"tokenward-rq-1\"",
                        "\"client_secret\":\"YOUR_CLIENT_SECRET\"",
                        "\"scope\":\"tickets:read users:read\"",
                        "48 hours at most",
                        "POST /credentials/cr-1/receipt",
                        "POST /credentials/cr-1/reissue",
                        "POST /requests/rq-1/extension",
                        "POST /credentials/cr-1/revocation",
                        "or after 24 hours");
    }

    @ParameterizedTest
    @CsvSource({
        "tickets:read users:read, /api/v2/users/me.json",
        "read, /api/v2/users/me.json",
        "tickets:read, /api/v2/tickets.json",
        "webhooks:write organizations:read, /api/v2/organizations.json",
        "users:write, /api/v2/YOUR_CALL",
        "any_channel:read, /api/v2/YOUR_CALL"
    })
    void firstCallThatSomebodyTriesIsOneThatTheScopesLetThrough(String scopes, String call) {
        Message message =
                Messages.of(new Occasions().scopes(scopes.split(" ", -1)).on(Topic.ISSUED));

        assertThat(Wire.all(message)).contains("https://YOUR_ACCOUNT.zendesk.com" + call + " -H");
    }

    @Test
    void onlyWhatHangsOnAnIssueNeedsANewOneForAnExtension() {
        Occasions o = new Occasions();

        for (Topic topic : List.of(Topic.ISSUED, Topic.REMINDER)) {
            assertThat(Wire.all(Messages.of(o.category(Category.PERSON).on(topic))))
                    .contains("/extension`, with a new issue");
            assertThat(Wire.all(Messages.of(o.category(Category.TARGET).on(topic))))
                    .contains("/extension`")
                    .doesNotContain("new issue");
        }
    }

    @Test
    void issuedSaysWhatZendeskItselfDoesToAnApiToken() {
        Message message = Messages.of(new Occasions().kind(Kind.API_TOKEN).on(Topic.ISSUED));

        assertThat(Wire.all(message))
                .contains("AGENT_EMAIL/token:YOUR_API_TOKEN", "30 days", "30 April 2027")
                .doesNotContain("client_credentials");
    }

    @Test
    void whatZendeskNoLongerMakesIsNotPromisedAnew() {
        Occasions o = new Occasions().kind(Kind.API_TOKEN);

        for (Topic topic : List.of(Topic.ISSUED, Topic.REMINDER)) {
            assertThat(Wire.all(Messages.of(o.on(topic))))
                    .contains(
                            "creates no API tokens any more", "POST /credentials/cr-1/replacement")
                    .doesNotContain("/reissue", "/extension");
        }
    }

    @ParameterizedTest
    @MethodSource("told")
    void fallbackTextsHaveNoBoldThatPushNoticesWouldShowAsAsterisks(Topic topic) {
        assertThat(Messages.of(new Occasions().denial("no").on(topic)).text()).doesNotContain("*");
    }

    @Test
    void othersReadWhoseRequestItIs() {
        Occasions o = new Occasions();

        assertThat(Messages.of(o.readBy(new Email("devon@example.com")).on(Topic.WITHDRAWN)).text())
                .startsWith("The request of Riley for");
        assertThat(Messages.of(o.readBy(Occasions.RILEY).on(Topic.WITHDRAWN)).text())
                .startsWith("Your request");
    }

    @Test
    void nobodyMayDecideIsToldWithTheStageAtFault() {
        Occasions o = new Occasions().to(new Recipient.Group(Role.SUPPORT_OPS_MANAGER));

        assertThat(
                        Wire.all(
                                Messages.of(
                                        o.state(RequestState.AWAITING_MANAGER)
                                                .on(Topic.NO_APPROVER))))
                .contains("the directory names no manager", "never approved by itself");
        assertThat(
                        Wire.all(
                                Messages.of(
                                        o.state(RequestState.AWAITING_SUPPORT_OPS)
                                                .on(Topic.NO_APPROVER))))
                .contains("nobody is left");
    }

    @Test
    void sweepReportNamesCountsThatAreNotZeroAndEachLineThatNeedsAPerson() {
        Message message =
                Messages.of(
                        new Occasions()
                                .params(
                                        Map.of(
                                                "mode", "daily",
                                                "revoked", "3",
                                                "revokeFailed", "1",
                                                "lapsed", "0",
                                                "complete", "false",
                                                "leftOver", "the time for one run was over",
                                                "lines", "first <thing>\nsecond"))
                                .on(Topic.SWEEP_REPORT));

        assertThat(Wire.all(message))
                .contains(
                        "• revoke failed: 1\n• revoked: 3",
                        "Not complete",
                        "the time for one run was over",
                        "• first &lt;thing&gt;\n• second")
                .doesNotContain("lapsed", "mode");
        assertThat(message.text()).contains("needing a person: 2");
    }

    @Test
    void whoIsAskedReadsHowManyWaitWhichAndHowToSayYes() {
        Message message =
                Messages.of(
                        new Occasions()
                                .params(
                                        Map.of(
                                                "ask", "ask_1",
                                                "most", "50",
                                                "waiting", "60",
                                                "lines", "Target - <one>\nTarget - two"))
                                .on(Topic.SWEEP_ASKS));

        assertThat(Wire.all(message))
                .contains(
                        "more than 50 credentials",
                        "60 more wait",
                        "• Target - &lt;one&gt;\n• Target - two",
                        "_(and 58 more: `GET /sweeps`)_",
                        "`POST /sweeps`",
                        "{\"confirm\":\"ask_1\"}",
                        "Support Ops managers");
        assertThat(message.text()).contains("60");
    }

    @Test
    void aSweepReportOfManyLinesIsPackedAndCutVisibly() {
        String lines = String.join("\n", Collections.nCopies(2_000, "x".repeat(400)));

        Message message =
                Messages.of(new Occasions().params(Map.of("lines", lines)).on(Topic.SWEEP_REPORT));

        assertThat(Wire.faults(message)).isEmpty();
        List<String> sections = Wire.sections(message);
        assertThat(sections.get(sections.size() - 2)).contains("cut here");
        assertThat(sections.getLast()).contains("*Who acts:*");
    }

    @Test
    void digestOfTheLongestLinesHoldsAllTenHowManyMoreAndTheWayOutOfApiTokens() {
        String lines = String.join("\n", Collections.nCopies(10, "&".repeat(160)));
        Map<String, String> params = new HashMap<>();
        params.put("on", "2026-11-30");
        params.put("lines", lines);
        params.put("more", "1990");
        params.put("tokensLeft", "2048");
        params.put("tokensFinish", "2027-03-03");

        Message message = Messages.of(new Occasions().params(params).on(Topic.WEEKLY_DIGEST));

        assertThat(Wire.faults(message)).isEmpty();
        assertThat(Wire.all(message).split("• ")).hasSize(11);
        assertThat(Wire.all(message))
                .contains(
                        "_and 1990 more_",
                        "*API tokens:* 2048 left, at this pace finished on 3 March 2027, 151 days to"
                                + " 30 April 2027");
        params.remove("tokensFinish");
        params.put("on", "2027-04-29");
        params.put("more", "0");
        assertThat(Wire.all(Messages.of(new Occasions().params(params).on(Topic.WEEKLY_DIGEST))))
                .contains("2048 left, no finish in sight yet, 1 day to 30 April 2027")
                .doesNotContain("more_");
        params.put("tokensLeft", "0");
        assertThat(Wire.all(Messages.of(new Occasions().params(params).on(Topic.WEEKLY_DIGEST))))
                .contains("*API tokens:* none left, 1 day to 30 April 2027");
        params.put("on", "2027-05-03");
        assertThat(Wire.all(Messages.of(new Occasions().params(params).on(Topic.WEEKLY_DIGEST))))
                .as("it is over")
                .doesNotContain("API tokens");
    }

    @Test
    void aSealLeavesWithItsWholeHashAndTheCommandThatUsesIt() {
        String hash = "0123456789abcdef".repeat(4);
        Message message =
                Messages.of(
                        new Occasions()
                                .params(
                                        Map.of(
                                                "number", "12",
                                                "hash", hash,
                                                "at", "2026-11-25T06:00:00.000Z",
                                                "heads", "3"))
                                .on(Topic.AUDIT_SEALED));

        assertThat(Wire.all(message))
                .contains("`" + hash + "`", "2026-11-25T06:00:00.000Z (UTC)", "before:* 3")
                .contains("./tokenward audit verify FILE --seal HASH");
        assertThat(message.text()).contains("Seal 12", hash);
    }

    @Test
    void alertNamesWhatIsWrong() {
        assertThat(
                        Wire.all(
                                Messages.of(
                                        new Occasions()
                                                .params(Map.of("what", "Zendesk answers 401"))
                                                .on(Topic.OPERATOR_ALERT))))
                .contains(">Zendesk answers 401");
    }
}
