/** Settings and the one composition root that a handler is built from. */
@NullMarked
package dev.tokenward.runtime;

import org.jspecify.annotations.NullMarked;
