package dev.tokenward.sandbox.app.demo;

import dev.tokenward.sandbox.app.Sandbox;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The whole process on one machine, told step by step. */
public final class Demo {
    /** Three weeks before Zendesk closes the creation of API tokens. */
    public static final Instant START = Instant.parse("2026-10-05T09:00:00Z");

    private final Sandbox sandbox;
    private final Story story;
    private final PrintWriter out;

    /**
     * @param sandbox fresh, its clock at {@link #START}, its schedules off: the story says when the
     *     sweep runs
     * @param colour whether the reader's terminal shows colours
     */
    public Demo(Sandbox sandbox, PrintWriter out, boolean colour) {
        this.sandbox = sandbox;
        this.out = out;
        ZoneId zone = ZoneId.of(sandbox.template().parameters().getOrDefault("PolicyZone", "UTC"));
        this.story =
                new Story(
                        out,
                        colour,
                        sandbox.clock(),
                        zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone);
    }

    /**
     * Walks through the story.
     *
     * @return whether each step had the outcome that it should
     */
    public boolean run() {
        long started = System.nanoTime();
        Stage stage = new Stage(sandbox, story);
        OauthClientLife client = new OauthClientLife(stage);
        ApiTokenLife token = new ApiTokenLife(stage);
        Extension extension = new Extension(stage, client);
        try {
            new Asking(stage).play();
            client.play();
            new FromAnIssue(stage).play();
            token.play();
            token.cutOff();
            token.ends();
            extension.play();
            extension.ends();
            new FromOutside(stage).play();
            new AuditProof(stage).play();
        } catch (StoryBroken broken) {
            story.broken(broken);
            return false;
        }
        long seconds = Math.round((System.nanoTime() - started) / 1e9);
        out.println();
        out.println(
                "All "
                        + story.steps()
                        + " steps had the outcome that they should ("
                        + seconds
                        + " s). To try it yourself: ./tokenward sandbox");
        out.flush();
        return true;
    }
}
