/**
 * Event source mappings of a table's stream, with Lambda's semantics: filters, batches, partial
 * failures, bisecting, retries, failure destinations.
 */
@NullMarked
package dev.tokenward.sandbox.app.stream;

import org.jspecify.annotations.NullMarked;
