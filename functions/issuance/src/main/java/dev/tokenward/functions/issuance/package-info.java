/** The Lambda that the table's stream starts when a request became approved. */
@NullMarked
package dev.tokenward.functions.issuance;

import org.jspecify.annotations.NullMarked;
