/** Deciding and receiving in Slack, seen from outside. */
@NullMarked
package dev.tokenward.sandbox.app.slack;

import org.jspecify.annotations.NullMarked;
