/** The Lambda that the table's stream starts for each new row of the outbox. */
@NullMarked
package dev.tokenward.functions.notification;

import org.jspecify.annotations.NullMarked;
