/**
 * A local stand-in for AWS's DynamoDB, its streams and Secrets Manager, and what {@code
 * template.yaml} says about them. Knows nothing of Tokenward's own code.
 */
@NullMarked
package dev.tokenward.sandbox.engine;

import org.jspecify.annotations.NullMarked;
