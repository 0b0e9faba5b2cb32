/**
 * Zendesk's API as the process needs it. Tolerates each shape that is known or possible; says what
 * an answer proves, decides nothing.
 */
@NullMarked
package dev.tokenward.zendesk;

import org.jspecify.annotations.NullMarked;
