@NullMarked
package dev.tokenward.verifier;

import org.jspecify.annotations.NullMarked;
