package dev.tokenward.retirement;

import static dev.tokenward.domain.Dates.inWords;

import dev.tokenward.domain.Survey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How fast the API tokens become fewer that somebody still has to do something about.
 *
 * @param left today
 * @param perWeek how many fewer they became in a week, over the last four weeks
 * @param finish the day on which none is left at this pace
 */
public record BurnDown(
        List<Point> points, int left, double perWeek, Optional<LocalDate> finish, String words) {
    private static final int WINDOW = 28;
    private static final int WEEK = 7;
    private static final double TENTHS = 10.0;

    public BurnDown {
        points = List.copyOf(points);
    }

    /** How many were left on a day. */
    public record Point(LocalDate on, int left) {}

    /** How many were left on the days of a survey, as far as they were counted. */
    public static List<Point> points(Survey survey) {
        return survey.days().orElse(List.of()).stream()
                .flatMap(day -> day.tokensLeft().map(left -> new Point(day.on(), left)).stream())
                .toList();
    }

    /**
     * As it stood on the last day on which they were counted; empty if they never were.
     *
     * @param tokensEnd the day on which Zendesk switches off every one
     */
    public static Optional<BurnDown> latest(Survey survey, LocalDate tokensEnd) {
        List<Point> points = points(survey);
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        of(points, points.getLast().left(), points.getLast().on(), tokensEnd));
    }

    /**
     * @param points of earlier days, earliest first
     * @param tokensEnd the day on which Zendesk switches off every one
     */
    public static BurnDown of(List<Point> points, int left, LocalDate today, LocalDate tokensEnd) {
        LocalDate from = today.minusDays(WINDOW);
        Optional<Point> first =
                points.stream()
                        .filter(p -> !p.on().isBefore(from))
                        .findFirst()
                        // a few days tell no pace: that of a week is that of no single day
                        .filter(p -> !p.on().isAfter(today.minusDays(WEEK)));
        double perDay =
                first.map(p -> (double) (p.left() - left) / ChronoUnit.DAYS.between(p.on(), today))
                        .orElse(0.0);
        Optional<LocalDate> finish =
                left == 0
                        ? Optional.of(today)
                        : perDay > 0
                                ? Optional.of(today.plusDays((long) Math.ceil(left / perDay)))
                                : Optional.empty();
        return new BurnDown(
                points,
                left,
                Math.round(perDay * WEEK * TENTHS) / TENTHS,
                finish,
                words(left, perDay, first.map(Point::on), finish, tokensEnd));
    }

    private static String words(
            int left,
            double perDay,
            Optional<LocalDate> since,
            Optional<LocalDate> finish,
            LocalDate tokensEnd) {
        String end = inWords(tokensEnd);
        if (left == 0) {
            return "No API token is left that anybody has to do something about.";
        }
        String what = left == 1 ? "1 API token is left" : left + " API tokens are left";
        if (since.isEmpty()) {
            return what + "; a pace can be told once they are counted for a week.";
        }
        if (finish.isEmpty()) {
            return what
                    + (perDay < 0 ? ", and they became more since " : ", and none fewer than on ")
                    + inWords(since.get())
                    + ": at this pace they are not done by "
                    + end
                    + ", when Zendesk switches off every one.";
        }
        return what
                + "; at the pace of the last four weeks they are done by "
                + inWords(finish.get())
                + (finish.get().isBefore(tokensEnd)
                        ? "."
                        : ", which is too late: Zendesk switches off every one on " + end + ".");
    }
}
