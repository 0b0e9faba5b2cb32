/** Issues of the sandbox's GitLab, seen from outside. */
@NullMarked
package dev.tokenward.sandbox.app.gitlab;

import org.jspecify.annotations.NullMarked;
