/** Tests of the Slack client against a real HTTP server. */
@NullMarked
package dev.tokenward.slack;

import org.jspecify.annotations.NullMarked;
