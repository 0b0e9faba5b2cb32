/**
 * Everything that is kept, in one DynamoDB table. Knows keys, indexes, conditions and the audit
 * chain; knows no rule of the process.
 */
@NullMarked
package dev.tokenward.store;

import org.jspecify.annotations.NullMarked;
