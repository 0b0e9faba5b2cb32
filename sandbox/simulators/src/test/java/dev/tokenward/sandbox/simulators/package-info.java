/** Drives the simulators from outside. */
@NullMarked
package dev.tokenward.sandbox.simulators;

import org.jspecify.annotations.NullMarked;
