/** The use cases, by units and against the local engine. */
@NullMarked
package dev.tokenward.workflow;

import org.jspecify.annotations.NullMarked;
