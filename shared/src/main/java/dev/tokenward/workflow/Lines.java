package dev.tokenward.workflow;

import dev.tokenward.domain.Concerns;
import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Listed;
import dev.tokenward.domain.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes lines of the inventory of what is stored. */
final class Lines {
    private final World world;
    private final Concerns concerns;

    Lines(World world) {
        this.world = world;
        this.concerns = new Concerns(world.policy(), world.now());
    }

    /**
     * What is wrong with it: nothing is read for that.
     *
     * @param rows what stands in Zendesk, by id
     */
    List<String> attention(Listed listed, Map<String, Found> rows) {
        return switch (listed) {
            case Listed.Managed(Credential c) -> concerns.of(c, Found.rowId(c).map(rows::get));
            case Listed.Stray(Found f) -> concerns.of(f);
        };
    }

    InventoryLine of(Listed listed) {
        return switch (listed) {
            case Listed.Managed(Credential c) -> of(c);
            case Listed.Stray(Found f) ->
                    new InventoryLine(
                            listed,
                            Optional.empty(),
                            Optional.of(f),
                            f.seen().createdAt().map(concerns::days),
                            f.idleSince().map(concerns::days),
                            concerns.of(f));
        };
    }

    InventoryLine of(Credential c) {
        Optional<Request> request =
                Optional.of(c.requestId())
                        .filter(id -> !id.isEmpty())
                        .flatMap(world.store()::request);
        Optional<Found> row = Found.rowId(c).flatMap(world.store()::found);
        return new InventoryLine(
                new Listed.Managed(c),
                request,
                row,
                Optional.of(concerns.days(c.createdAt())),
                Optional.of(concerns.days(c.lastUsedAt().orElse(c.createdAt()))),
                concerns.of(c, row));
    }
}
