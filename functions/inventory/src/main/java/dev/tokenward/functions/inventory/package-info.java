/** The Lambda behind the routes of credentials and of the directory. */
@NullMarked
package dev.tokenward.functions.inventory;

import org.jspecify.annotations.NullMarked;
