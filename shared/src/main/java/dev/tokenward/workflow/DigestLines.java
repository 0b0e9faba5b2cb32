package dev.tokenward.workflow;

import dev.tokenward.domain.Credential;
import dev.tokenward.domain.Found;
import dev.tokenward.domain.Listed;
import dev.tokenward.store.Page;
import dev.tokenward.store.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of the inventory needs most, in its order.
 *
 * @param first a line each: what it is, and the first of what is wrong with it
 * @param more how many more have something wrong with them
 */
record DigestLines(List<String> first, int more) {
    private static final int MOST = 10;
    private static final int PAGE = 100;

    /** Two lines of a screen: whoever wants all of it looks at the inventory. */
    private static final int LONGEST = 160;

    DigestLines {
        first = List.copyOf(first);
    }

    /**
     * Empty if the run was not to go on to the end.
     *
     * @param rows what stands in Zendesk, by id
     */
    static Optional<DigestLines> of(World world, SweepRun run, Map<String, Found> rows) {
        Lines lines = new Lines(world);
        List<String> first = new ArrayList<>();
        int more = 0;
        Optional<String> cursor = Optional.empty();
        do {
            if (!run.goesOn()) {
                return Optional.empty();
            }
            Page<Listed> page =
                    world.store().inventory(Optional.empty(), new PageRequest(PAGE, cursor));
            for (Listed listed : page.items()) {
                if (!listed.status().mayExist()) {
                    // from here on everything is over
                    return Optional.of(new DigestLines(first, more));
                }
                List<String> attention =
                        isNobodysTask(listed) ? List.of() : lines.attention(listed, rows);
                if (!attention.isEmpty() && first.size() < MOST) {
                    first.add(cut(name(listed) + " " + attention.getFirst()));
                } else if (!attention.isEmpty()) {
                    more++;
                }
            }
            cursor = page.cursor();
        } while (cursor.isPresent());
        return Optional.of(new DigestLines(first, more));
    }

    /** Our own access, and what others let in: shown, and nothing to be done about here. */
    private static boolean isNobodysTask(Listed listed) {
        return listed instanceof Listed.Stray(Found f)
                && (f.standing() == Found.Standing.OWN || f.standing() == Found.Standing.UNLISTED);
    }

    private static String name(Listed listed) {
        return switch (listed) {
            case Listed.Managed(Credential c) -> Labels.of(c.name()) + c.ofHolder() + ":";
            case Listed.Stray(Found f) ->
                    Labels.of(f.label())
                            + f.owner().map(o -> " (perhaps " + o.email() + "):").orElse(":");
        };
    }

    /** Also where a name has lines of its own. */
    static String cut(String line) {
        return Labels.cut(line.replaceAll("\\R", " "), LONGEST);
    }
}
