package dev.tokenward.sandbox.simulators.gitlab;

/** Ways in which one GitLab differs from another. All are off unless turned on. */
public enum GitLabQuirk {
    /** The service's token is an administrator's, who sees addresses of others. */
    SERVICE_IS_ADMIN,
    /**
     * Webhooks of kind {@code work_item} with links {@code /-/work_items/N} (since 17.7, 18.10).
     */
    WORK_ITEM_HOOKS
}
