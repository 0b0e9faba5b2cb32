/**
 * What the simulators of the sandbox have in common: an HTTP server on the loopback address, a
 * journal, a fault switch and a state that outlives the JVM. Knows no vendor, and nothing of the
 * product: written from the vendors' facts, so that client and simulator cannot agree by sharing
 * code.
 */
@NullMarked
package dev.tokenward.sandbox.simulators;

import org.jspecify.annotations.NullMarked;
