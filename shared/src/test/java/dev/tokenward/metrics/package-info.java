@NullMarked
package dev.tokenward.metrics;

import org.jspecify.annotations.NullMarked;
