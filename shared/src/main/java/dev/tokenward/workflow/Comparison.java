package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.CredentialStatus;
import dev.tokenward.domain.Kind;
import dev.tokenward.domain.Text;
import dev.tokenward.zendesk.ApiToken;
import dev.tokenward.zendesk.OauthClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares recorded credentials in use with complete lists of Zendesk, and changes nothing. By
 * Zendesk's id alone: names can be edited by anybody.
 */
final class Comparison {
    private final List<Credential> records;
    private final Instant listedAt;

    /**
     * @param listedAt when the lists were taken; they may lag behind what is younger
     */
    Comparison(List<Credential> records, Instant listedAt) {
        this.records = records;
        this.listedAt = listedAt;
    }

    List<Drift> tokens(List<ApiToken> list) {
        Map<String, ApiToken> byId =
                list.stream()
                        .collect(Collectors.toMap(ApiToken::id, Function.identity(), (a, b) -> a));
        List<Drift> drifts = new ArrayList<>();
        for (Credential c : ofKind(Kind.API_TOKEN)) {
            ApiToken token = byId.get(c.zendeskId().orElse(""));
            if (token == null) {
                drifts.add(new Drift.Missing(c));
                continue;
            }
            if (token.own()) {
                drifts.add(new Drift.OurOwn(c));
                continue;
            }
            if (!token.active() && c.status() == CredentialStatus.ACTIVE) {
                drifts.add(new Drift.Inactive(c, token));
            } else if (token.active() && c.status() == CredentialStatus.DEACTIVATED) {
                drifts.add(new Drift.ActiveAgain(c));
            }
            renamed(c, token.description()).ifPresent(drifts::add);
        }
        list.stream().flatMap(token -> twin(token).stream()).forEach(drifts::add);
        return drifts;
    }

    /** People tell tokens apart by their names alone. */
    private Optional<Drift> twin(ApiToken token) {
        boolean recorded =
                records.stream().anyMatch(c -> c.zendeskId().equals(Optional.of(token.id())));
        return token.own() || recorded
                ? Optional.empty()
                : records.stream()
                        .filter(c -> c.kind() == Kind.API_TOKEN)
                        .filter(c ->
                                token.description()
                                        .filter(d -> Text.sameName(d, c.name()))
                                        .isPresent())
                        .findFirst()
                        .map(c -> new Drift.Twin(c, token));
    }

    List<Drift> clients(List<OauthClient> list) {
        Map<String, OauthClient> byId =
                list.stream()
                        .collect(
                                Collectors.toMap(
                                        OauthClient::id, Function.identity(), (a, b) -> a));
        List<Drift> drifts = new ArrayList<>();
        for (Credential c : ofKind(Kind.OAUTH_CLIENT)) {
            OauthClient client = byId.get(c.zendeskId().orElse(""));
            if (client == null) {
                drifts.add(new Drift.Missing(c));
                continue;
            }
            if (client.own()) {
                drifts.add(new Drift.OurOwn(c));
                continue;
            }
            renamed(c, client.name()).ifPresent(drifts::add);
            // none listed: either Zendesk does not say, or there is no limit, which the probe told
            if (!client.scopes().isEmpty()
                    && !new HashSet<>(client.scopes()).equals(new HashSet<>(c.scopes()))) {
                drifts.add(new Drift.OtherScopes(c, client.scopes()));
            }
        }
        return drifts;
    }

    private List<Credential> ofKind(Kind kind) {
        return records.stream()
                .filter(c -> c.kind() == kind)
                .filter(c ->
                        c.handedOverAt()
                                .filter(at -> at.plus(Removal.LAG).isBefore(listedAt))
                                .isPresent())
                .toList();
    }

    private static Optional<Drift> renamed(Credential c, Optional<String> listed) {
        return listed.filter(name -> !Text.sameName(name, c.name()))
                .map(name -> new Drift.Renamed(c, name));
    }
}
