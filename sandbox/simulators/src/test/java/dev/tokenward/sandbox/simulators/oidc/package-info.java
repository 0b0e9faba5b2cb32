/** Drives this simulator from outside. */
@NullMarked
package dev.tokenward.sandbox.simulators.oidc;

import org.jspecify.annotations.NullMarked;
