/**
 * A Slack workspace: people, direct messages, channels, buttons. Answers in Slack's way, HTTP 200
 * and a word, and holds messages to Slack's limits.
 */
@NullMarked
package dev.tokenward.sandbox.simulators.slack;

import org.jspecify.annotations.NullMarked;
