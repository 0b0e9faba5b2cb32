/**
 * What the days on which a credential was seen to be used tell: how regular it is, and when its
 * next use may be expected. Pure arithmetic on days; nothing here reads a clock, a table or
 * Zendesk.
 */
@NullMarked
package dev.tokenward.usage;

import org.jspecify.annotations.NullMarked;
