/**
 * The use cases: each loads what it needs, asks the domain, acts outside where it must, and commits
 * once per step. No HTTP and no Lambda type.
 */
@NullMarked
package dev.tokenward.workflow;

import org.jspecify.annotations.NullMarked;
