/** What the commands print. */
@NullMarked
package dev.tokenward.sandbox.app.cli;

import org.jspecify.annotations.NullMarked;
