package dev.tokenward.workflow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** As many of a list as one run works on, others first each day, so that each has its turn. */
record DailyShare(int most, LocalDate today) {
    /**
     * @param all in an order that stays
     */
    <T> List<T> of(List<T> all) {
        if (all.size() <= most) {
            return all;
        }
        int from = (int) Math.floorMod(today.toEpochDay() * most, (long) all.size());
        List<T> turned = new ArrayList<>(all.subList(from, all.size()));
        turned.addAll(all.subList(0, from));
        return turned.subList(0, most);
    }
}
