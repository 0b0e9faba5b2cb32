/** The Lambda that the schedules start: daily, and every 15 minutes. */
@NullMarked
package dev.tokenward.functions.sweep;

import org.jspecify.annotations.NullMarked;
