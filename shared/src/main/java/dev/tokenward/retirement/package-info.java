/**
 * The way out of Zendesk's API tokens: where each one stands, what Zendesk will do to it and when,
 * and how fast they become fewer. Pure: dates and words from what the daily look saw; nothing here
 * reads a clock, a table or Zendesk.
 */
@NullMarked
package dev.tokenward.retirement;

import org.jspecify.annotations.NullMarked;
