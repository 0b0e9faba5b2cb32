/** One test per fault found in the field, named after its case. */
@NullMarked
package dev.tokenward.sandbox.engine.regressions;

import org.jspecify.annotations.NullMarked;
