/** What a snapshot of a function holds, and what it does not. */
@NullMarked
package dev.tokenward.sandbox.app.snapshot;

import org.jspecify.annotations.NullMarked;
