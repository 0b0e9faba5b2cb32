/**
 * A Zendesk account on a settable clock: API tokens up to their end, OAuth clients and tokens,
 * users, limits and the several error shapes. What is marked UNKNOWN in public facts is a {@link
 * dev.tokenward.sandbox.simulators.zendesk.Quirk} or a setting, with the awkward choice as default.
 */
@NullMarked
package dev.tokenward.sandbox.simulators.zendesk;

import org.jspecify.annotations.NullMarked;
