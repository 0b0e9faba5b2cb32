/**
 * Another engine for DynamoDB, which refuses what AWS refuses where the usual one is lax. Only
 * tests come here; nothing of what the sandbox does.
 */
@NullMarked
package dev.tokenward.sandbox.engine.strict;

import org.jspecify.annotations.NullMarked;
