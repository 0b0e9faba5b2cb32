/** The commands behind the script {@code tokenward}. */
@NullMarked
package dev.tokenward.sandbox.app.cli;

import org.jspecify.annotations.NullMarked;
