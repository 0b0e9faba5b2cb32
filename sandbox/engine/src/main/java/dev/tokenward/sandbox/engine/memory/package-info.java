/**
 * DynamoDB in the JVM, as much of it as the store uses: for the fault matrix, which needs thousands
 * of fresh tables within minutes. The store's contract test holds it to the real engine's answers.
 * Knows nothing of the product.
 */
@NullMarked
package dev.tokenward.sandbox.engine.memory;

import org.jspecify.annotations.NullMarked;
