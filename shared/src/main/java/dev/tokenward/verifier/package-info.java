/**
 * Checks an exported audit log offline. It shares no code with what wrote the log, so that the two
 * cannot agree on a mistake; docs/audit.md is what both keep to.
 */
@NullMarked
package dev.tokenward.verifier;

import org.jspecify.annotations.NullMarked;
