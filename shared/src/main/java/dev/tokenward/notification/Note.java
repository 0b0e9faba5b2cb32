package dev.tokenward.notification;

/** Builds a comment out of paragraphs, each beginning with our own words. */
final class Note {
    private final StringBuilder text = new StringBuilder();

    /** A paragraph of our own; names of people in it are made harmless already. */
    Note say(String markdown) {
        text.append(text.isEmpty() ? "" : "\n\n").append(markdown);
        return this;
    }

    /** Words of people, whole. */
    Note quote(String label, String people) {
        return say(label + ":").say(Markdown.block(people));
    }

    /** What every comment ends with: what comes next, and whose move it is. */
    String next(String what, String who) {
        return say("**Next:** " + what + ".  \n**Who acts:** " + who + ".").text.toString();
    }
}
