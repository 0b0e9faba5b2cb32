/**
 * Tokenward's own credentials: read from Secrets Manager when first needed, checked, cached, never
 * printed.
 */
@NullMarked
package dev.tokenward.secrets;

import org.jspecify.annotations.NullMarked;
