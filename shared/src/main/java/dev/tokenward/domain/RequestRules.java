package dev.tokenward.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether a request may be stored: every fault at once, in the order of the fields, in people's
 * words. A request that needs no administrator is no fault; the process denies it with guidance.
 */
public final class RequestRules {
    private final RequestInput input;
    private final Actor actor;
    private final Policy policy;
    private final Supplier<IssueLinks> links;
    private final LocalDate today;
    private final FieldFaults faults;

    private RequestRules(
            RequestInput input,
            Actor actor,
            Policy policy,
            Supplier<IssueLinks> links,
            Instant now) {
        this.input = input;
        this.actor = actor;
        this.policy = policy;
        this.links = links;
        this.today = policy.today(now);
        this.faults = new FieldFaults(input.faults());
    }

    /**
     * Checks what a person sent.
     *
     * @param links asked for only if there is a link to read, so that the exceptions, which need no
     *     issue, do not depend on GitLab's configuration
     */
    public static Checked<Content> check(
            RequestInput input,
            Actor actor,
            Policy policy,
            Supplier<IssueLinks> links,
            Instant now) {
        return new RequestRules(input, actor, policy, links, now).check();
    }

    private Checked<Content> check() {
        Optional<Category> category = category();
        Optional<Kind> kind = kind();
        Optional<String> purpose = prose("purpose", input.purpose(), Text.MAX_PURPOSE);
        if (purpose.isEmpty()) {
            faults.missing("purpose", "say what the credential is for");
        }
        Optional<LocalDate> removalDate =
                RemovalDate.read("removalDate", input.removalDate(), policy, today, faults);
        Optional<IssueRef> issue = issue(category);
        Optional<String> target = namePart("target", input.target(), category, Category.TARGET);
        Optional<String> useCase =
                namePart("useCase", input.useCase(), category, Category.SUPPORT_OPS);
        if (input.needsAdmin().isEmpty()) {
            faults.missing(
                    "needsAdmin", "say true or false: whether administrator rights are needed");
        }
        Optional<String> adminReason =
                prose("adminReason", input.adminReason(), Text.MAX_ADMIN_REASON);
        if (adminReason.isEmpty() && input.needsAdmin().orElse(false)) {
            faults.missing("adminReason", "say why administrator rights are needed");
        }
        List<String> scopes = scopes(kind);
        if (category.isEmpty()
                || kind.isEmpty()
                || purpose.isEmpty()
                || removalDate.isEmpty()
                || input.needsAdmin().isEmpty()) {
            return new Checked.Invalid<>(faults.inOrder());
        }
        return named(
                new Content(
                        category.get(),
                        kind.get(),
                        purpose.get(),
                        removalDate.get(),
                        issue,
                        target,
                        useCase,
                        input.needsAdmin().get(),
                        adminReason,
                        scopes,
                        input.apiCalls()));
    }

    private Optional<Category> category() {
        Optional<Category> category =
                faults.choice("category", input.category(), Category.values());
        if (category.isPresent() && category.get().isException() && !actor.inSupportOps()) {
            faults.add(
                    "category",
                    "is "
                            + category.get()
                            + ", which only members of Support Ops may use; ask as PERSON, with an"
                            + " access-request issue");
        }
        return category;
    }

    private Optional<Kind> kind() {
        Optional<Kind> kind = faults.choice("kind", input.kind(), Kind.values());
        if (kind.filter(k -> !policy.creates(k, today)).isPresent()) {
            faults.add(
                    "kind",
                    "is API_TOKEN, but Zendesk creates no API tokens since "
                            + Dates.inWords(policy.apiTokenCreationEnds(), policy.zone())
                            + "; ask for an OAUTH_CLIENT with the scopes that you need");
        }
        return kind;
    }

    private Optional<IssueRef> issue(Optional<Category> category) {
        if (!applies("issue", input.issue(), category, Category.PERSON)) {
            return Optional.empty();
        }
        return links.get().read("issue", input.issue().orElse("")).value(faults::addAll);
    }

    private Optional<String> namePart(
            String field, Optional<String> raw, Optional<Category> category, Category wants) {
        if (!applies(field, raw, category, wants)) {
            return Optional.empty();
        }
        return faults.text(field, Text.name(raw.orElse(""), Text.MAX_NAME_PART));
    }

    /** Whether the field is there and belongs here; else the fault, if it is one, is noted. */
    private boolean applies(
            String field, Optional<String> raw, Optional<Category> category, Category wants) {
        boolean given = raw.isPresent() && !(Text.name(raw.get(), 1) instanceof Text.Missing);
        if (given && category.isPresent() && category.get() != wants) {
            faults.add(field, "belongs to a request of category " + wants + " only; leave it out");
            return false;
        }
        if (!given && category.equals(Optional.of(wants))) {
            faults.missing(field, "a request of category " + wants + " needs it");
        }
        return given;
    }

    private Optional<String> prose(String field, Optional<String> raw, int maxLength) {
        return raw.flatMap(text -> faults.text(field, Text.prose(text, maxLength)));
    }

    private List<String> scopes(Optional<Kind> kind) {
        List<String> raw = input.scopes().orElse(List.of());
        if (kind.equals(Optional.of(Kind.API_TOKEN))) {
            if (!raw.isEmpty()) {
                faults.add(
                        "scopes",
                        "mean nothing for an API_TOKEN, which always acts as a full administrator;"
                                + " leave them out, or ask for an OAUTH_CLIENT");
            }
            return List.of();
        }
        if ((kind.isEmpty() && raw.isEmpty()) || faults.on("scopes")) {
            return List.of();
        }
        return Scopes.check("scopes", raw, policy).value(faults::addAll).orElse(List.of());
    }

    /** The last look: at the name that the credential would get, as a whole and never cut. */
    private Checked<Content> named(Content content) {
        if (faults.isEmpty()) {
            NameCheck.wrong(content, actor.name(), policy, links).ifPresent(faults::add);
        }
        return faults.isEmpty()
                ? new Checked.Valid<>(content)
                : new Checked.Invalid<>(faults.inOrder());
    }
}
