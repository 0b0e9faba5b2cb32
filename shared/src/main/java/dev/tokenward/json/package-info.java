/**
 * The one JSON mapper, and what it refuses. Knows no format of another system and no rule of the
 * process.
 */
@NullMarked
package dev.tokenward.json;

import org.jspecify.annotations.NullMarked;
