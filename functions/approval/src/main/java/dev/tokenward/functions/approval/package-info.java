/** The Lambda that records decisions. Decides nothing about who may. */
@NullMarked
package dev.tokenward.functions.approval;

import org.jspecify.annotations.NullMarked;
