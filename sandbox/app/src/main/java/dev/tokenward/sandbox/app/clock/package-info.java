/** The sandbox's one clock. Nothing here knows what runs by it. */
@NullMarked
package dev.tokenward.sandbox.app.clock;

import org.jspecify.annotations.NullMarked;
