@NullMarked
package dev.tokenward.runtime;

import org.jspecify.annotations.NullMarked;
