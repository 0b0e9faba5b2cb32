/** Drives this simulator from outside. */
@NullMarked
package dev.tokenward.sandbox.simulators.gitlab;

import org.jspecify.annotations.NullMarked;
