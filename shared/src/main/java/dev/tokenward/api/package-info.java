/**
 * The HTTP API's edge: events in, identity, problems, representations out. No rule of the process.
 */
@NullMarked
package dev.tokenward.api;

import org.jspecify.annotations.NullMarked;
