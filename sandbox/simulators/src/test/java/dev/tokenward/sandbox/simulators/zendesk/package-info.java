/** Drives this simulator from outside. */
@NullMarked
package dev.tokenward.sandbox.simulators.zendesk;

import org.jspecify.annotations.NullMarked;
