/** Tests of the GitLab client against a real HTTP server. */
@NullMarked
package dev.tokenward.gitlab;

import org.jspecify.annotations.NullMarked;
