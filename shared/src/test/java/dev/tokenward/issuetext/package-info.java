@NullMarked
package dev.tokenward.issuetext;

import org.jspecify.annotations.NullMarked;
