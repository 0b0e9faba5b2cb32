/**
 * The Lambda behind the routes of requests: submitting, listing, withdrawing, extending; of advice
 * on scopes; and behind GitLab's hook. Decides nothing.
 */
@NullMarked
package dev.tokenward.functions.intake;

import org.jspecify.annotations.NullMarked;
