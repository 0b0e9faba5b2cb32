/** Reads an access-request issue as the page shows it: forgiving in form, never guessing. */
@NullMarked
package dev.tokenward.issuetext;

import org.jspecify.annotations.NullMarked;
