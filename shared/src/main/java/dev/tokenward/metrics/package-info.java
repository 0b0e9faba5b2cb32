/**
 * The figures that alarms and the dashboard read. No name, no address, no id belongs here: figures
 * are kept for 15 months and read by whoever may read CloudWatch.
 */
@NullMarked
package dev.tokenward.metrics;

import org.jspecify.annotations.NullMarked;
