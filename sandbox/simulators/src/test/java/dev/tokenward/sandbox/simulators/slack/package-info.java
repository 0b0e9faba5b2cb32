/** Drives this simulator from outside. */
@NullMarked
package dev.tokenward.sandbox.simulators.slack;

import org.jspecify.annotations.NullMarked;
