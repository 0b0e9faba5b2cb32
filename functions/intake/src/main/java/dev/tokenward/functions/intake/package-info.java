/**
 * The Lambda behind the routes of requests: submitting, listing, withdrawing, extending; and of
 * advice on scopes. Decides nothing.
 */
@NullMarked
package dev.tokenward.functions.intake;

import org.jspecify.annotations.NullMarked;
