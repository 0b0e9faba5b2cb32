/**
 * The one JSON mapper: how records become JSON and back, and what is refused. Knows no format of
 * another system and no rule of the process.
 */
@NullMarked
package dev.tokenward.json;

import org.jspecify.annotations.NullMarked;
