package dev.tokenward.workflow;

import dev.tokenward.advice.Advice;
import dev.tokenward.domain.Actor;
import dev.tokenward.domain.Category;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.NameFormats;
import dev.tokenward.domain.Naming;
import dev.tokenward.domain.Request;
import dev.tokenward.domain.RequestInput;
import dev.tokenward.domain.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The request for what takes a token's place: what was sent, and else what is known of the token.
 */
final class ReplacementInput {

    private final World world;
    private final Actor actor;
    private final Found token;
    private final Optional<Credential> record;
    private final Optional<Request> old;

    ReplacementInput(World world, Actor actor, Found token, Optional<Credential> record) {
        this.world = world;
        this.actor = actor;
        this.token = token;
        this.record = record;
        this.old =
                record.map(Credential::requestId)
                        .filter(id -> !id.isEmpty())
                        .flatMap(world.store()::request);
    }

    RequestInput filled(RequestInput sent) {
        Optional<String> category =
                sent.category()
                        .or(() -> old.map(r -> r.content().category().name()))
                        .or(this::category);
        Optional<List<String>> calls =
                sent.apiCalls().or(() -> old.flatMap(r -> r.content().apiCalls()));
        return new RequestInput(
                category,
                Optional.of(sent.kind().orElse(Kind.OAUTH_CLIENT.name())),
                sent.purpose().or(this::purpose),
                sent.removalDate().or(() -> record.flatMap(this::lastDay)),
                sent.issue(),
                sent.target().or(() -> target().filter(t -> is(category, Category.TARGET))),
                sent.useCase()
                        .or(() ->
                                old.flatMap(r -> r.content().useCase())
                                        .filter(u -> is(category, Category.SUPPORT_OPS))),
                sent.needsAdmin().or(() -> old.map(r -> r.content().needsAdmin())),
                sent.adminReason().or(() -> old.flatMap(r -> r.content().adminReason())),
                sent.scopes().or(() -> fitting(calls)),
                calls,
                sent.faults());
    }

    private static boolean is(Optional<String> category, Category wanted) {
        return category.filter(wanted.name()::equals).isPresent();
    }

    /** What its name says; the exceptions are for Support Ops only. */
    private Optional<String> category() {
        return Optional.of(token.naming().format())
                .filter(format -> actor.inSupportOps())
                .flatMap(format ->
                        switch (format) {
                            case TARGET -> Optional.of(Category.TARGET.name());
                            case TEAM_MEMBER -> Optional.of(Category.SUPPORT_OPS.name());
                            case PERSON, BARE_LINK, NONE -> Optional.empty();
                        });
    }

    private Optional<String> target() {
        return old.flatMap(r -> r.content().target())
                .or(() ->
                        token.seen()
                                .name()
                                .filter(n -> token.naming().format() == Naming.Format.TARGET)
                                .filter(name -> name.startsWith(NameFormats.TARGET))
                                .map(name -> name.substring(NameFormats.TARGET.length())));
    }

    private Optional<String> purpose() {
        return old.map(r -> r.content().purpose())
                .or(() -> record.flatMap(Credential::adoption).map(Credential.Adoption::purpose))
                .map(purpose -> "In place of an API token: " + purpose)
                .map(purpose ->
                        purpose.codePointCount(0, purpose.length()) <= Text.MAX_PURPOSE
                                ? purpose
                                : purpose.substring(
                                        0, purpose.offsetByCodePoints(0, Text.MAX_PURPOSE)));
    }

    private Optional<String> lastDay(Credential c) {
        LocalDate day = c.lastDay();
        return day.isBefore(world.policy().today(world.now()))
                ? Optional.empty()
                : Optional.of(day.toString());
    }

    /** An API token has no scopes of its own: those that its calls need, where they are known. */
    private static Optional<List<String>> fitting(Optional<List<String>> calls) {
        return Advice.onKept(calls).map(Advice::scopes).filter(scopes -> !scopes.isEmpty());
    }
}
