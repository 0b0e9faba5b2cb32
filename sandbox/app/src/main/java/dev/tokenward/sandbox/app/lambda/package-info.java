/**
 * Runs the deployed handlers as Lambda runs them: bytes in, bytes out, with its limits. Knows
 * nothing of what triggers them.
 */
@NullMarked
package dev.tokenward.sandbox.app.lambda;

import org.jspecify.annotations.NullMarked;
