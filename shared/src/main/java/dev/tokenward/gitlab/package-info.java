/**
 * GitLab's API as the process needs it: read an issue, comment on it, close it. Decides nothing.
 */
@NullMarked
package dev.tokenward.gitlab;

import org.jspecify.annotations.NullMarked;
