package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.client.Frame;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Tells what happens: who did what, when, and what came of it. */
final class Story {
    private static final int WIDTH = 110;
    private static final int MARGIN = 37;

    private final PrintWriter out;
    private final boolean colour;
    private final InstantSource clock;
    private final DateTimeFormatter when;
    private int steps;
    private int chapters;

    Story(PrintWriter out, boolean colour, InstantSource clock, ZoneId zone) {
        this.out = out;
        this.colour = colour;
        this.clock = clock;
        this.when =
                DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", Locale.ENGLISH).withZone(zone);
    }

    void chapter(String title) {
        chapters++;
        line("");
        line(bold(chapters + ". " + title));
        line("");
    }

    /** A step begins; it is told once its outcome was checked. */
    Step step(String who, String what) {
        return new Step(this, who, what);
    }

    void tell(String who, String what, String outcome) {
        steps++;
        String time = String.format(Locale.ROOT, "%-24s", when.format(clock.instant()));
        List<String> lines = Frame.wrapped(what, WIDTH - MARGIN);
        line("  " + dim(time) + bold(String.format(Locale.ROOT, "%-11s", who)) + lines.getFirst());
        lines.stream().skip(1).forEach(more -> line(" ".repeat(MARGIN) + more));
        List<String> result = Frame.wrapped(outcome, WIDTH - MARGIN);
        line(" ".repeat(MARGIN) + green("→ ") + result.getFirst());
        result.stream().skip(1).forEach(more -> line(" ".repeat(MARGIN + 2) + more));
    }

    /** A text of the system's, as somebody reads it. */
    void shows(String title, String text) {
        Frame.around(title, text, WIDTH - MARGIN)
                .forEach(each ->
                        line(" ".repeat(MARGIN) + dim(each.substring(0, 1)) + each.substring(1)));
    }

    void broken(StoryBroken broken) {
        line("");
        line(red("✗ " + broken.step()));
        line("  expected  " + broken.expected());
        line("  seen      " + broken.seen());
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    int steps() {
        return steps;
    }

    private String bold(String text) {
        return styled("1", text);
    }

    private String dim(String text) {
        return styled("2", text);
    }

    private String green(String text) {
        return styled("32", text);
    }

    private String red(String text) {
        return styled("31", text);
    }

    private String styled(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
