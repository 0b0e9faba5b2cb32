/**
 * Intake of a request as AWS's own guides write a function. Not the product: what it is measured
 * against. Reads and writes the very items that the product reads and writes.
 */
@NullMarked
package dev.tokenward.bench.usual;

import org.jspecify.annotations.NullMarked;
