@NullMarked
package dev.tokenward.regressions;

import org.jspecify.annotations.NullMarked;
