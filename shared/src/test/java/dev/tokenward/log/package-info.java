@NullMarked
package dev.tokenward.log;

import org.jspecify.annotations.NullMarked;
