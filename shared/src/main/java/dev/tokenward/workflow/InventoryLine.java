package dev.tokenward.workflow;

import dev.tokenward.domain.Found;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Request;
import java.util.List;
import java.util.Optional;

/**
 * A credential as Support Ops sees it.
 *
 * @param request what it was issued on
 * @param row how it stands in Zendesk, where the daily look has seen it
 * @param ageDays since it was made; empty where Zendesk does not say
 * @param idleDays since its last use, or its making
 * @param attention what is wrong, each a sentence
 */
public record InventoryLine(
        Listed listed,
        Optional<Request> request,
        Optional<Found> row,
        Optional<Long> ageDays,
        Optional<Long> idleDays,
        List<String> attention) {
    public InventoryLine {
        attention = List.copyOf(attention);
    }
}
