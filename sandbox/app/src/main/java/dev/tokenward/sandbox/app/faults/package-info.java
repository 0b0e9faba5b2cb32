/**
 * The fault matrix: every call to the outside that a clean run makes, met by every fault in turn;
 * then recovery; then the invariants, seen from the outside. Builds on what the template deploys.
 */
@NullMarked
package dev.tokenward.sandbox.app.faults;

import org.jspecify.annotations.NullMarked;
