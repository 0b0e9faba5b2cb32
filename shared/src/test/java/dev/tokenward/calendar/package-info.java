@NullMarked
package dev.tokenward.calendar;

import org.jspecify.annotations.NullMarked;
