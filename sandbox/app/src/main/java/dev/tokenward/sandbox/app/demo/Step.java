package dev.tokenward.sandbox.app.demo;

/** A step of the story: what is expected of it, then what came of it. */
final class Step {
    private final Story story;
    private final String who;
    private final String what;

    Step(Story story, String who, String what) {
        this.story = story;
        this.who = who;
        this.what = what;
    }

    /**
     * @throws StoryBroken if what is seen is another thing
     */
    Step expect(String thing, Object expected, Object seen) {
        if (!expected.equals(seen)) {
            throw new StoryBroken(who + " " + what, thing + ": " + expected, thing + ": " + seen);
        }
        return this;
    }

    /**
     * @throws StoryBroken if it does not hold
     */
    Step expect(String thing, boolean holds) {
        if (!holds) {
            throw new StoryBroken(who + " " + what, thing, "this does not hold");
        }
        return this;
    }

    /** Tells the step with its outcome. */
    void so(String outcome) {
        story.tell(who, what, outcome);
    }
}
