/**
 * Slack's Web API as the process needs it: find a person, write to them, change what was written.
 * Decides nothing.
 */
@NullMarked
package dev.tokenward.slack;

import org.jspecify.annotations.NullMarked;
