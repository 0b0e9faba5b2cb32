package dev.tokenward.secrets;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What proves who calls a hook. The sender and Secrets Manager never change at the same moment, so
 * three values count: the one in memory; if it proves nothing, the one that was put in meanwhile,
 * asked for at most every 30 seconds however many forged calls come; and for an hour the one that
 * stood there before.
 */
public final class HookSecret {
    private final Supplier<? extends Secrets> secrets;
    private final SecretName name;
    private final Function<Secrets, Secret> present;
    private final Function<Secrets, Optional<Secret>> former;

    private HookSecret(
            Supplier<? extends Secrets> secrets,
            SecretName name,
            Function<Secrets, Secret> present,
            Function<Secrets, Optional<Secret>> former) {
        this.secrets = secrets;
        this.name = name;
        this.present = present;
        this.former = former;
    }

    /** Slack's signing secret. */
    public static HookSecret ofSlack(Supplier<? extends Secrets> secrets) {
        return new HookSecret(
                secrets,
                SecretName.SLACK,
                s -> s.slack().signingSecret(),
                s -> s.formerSlack().map(SlackSecret::signingSecret));
    }

    /** The secret of GitLab's webhook. */
    public static HookSecret ofGitLab(Supplier<? extends Secrets> secrets) {
        return new HookSecret(
                secrets,
                SecretName.GITLAB,
                s -> s.gitlab().webhookSecret(),
                s -> s.formerGitlab().map(GitLabSecret::webhookSecret));
    }

    /**
     * Whether one of the values proves the sender.
     *
     * @param proof takes as long whatever differs
     * @throws SecretUnusable if there is no value to be had
     */
    public boolean proves(Predicate<Secret> proof) {
        Secrets all = secrets.get();
        if (proof.test(present.apply(all))) {
            return true;
        }
        all.invalidate(name);
        return proof.test(present.apply(all)) || former.apply(all).filter(proof).isPresent();
    }
}
