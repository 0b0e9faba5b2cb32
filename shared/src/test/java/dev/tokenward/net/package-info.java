/** Tests of the HTTP core against a real HTTP server. */
@NullMarked
package dev.tokenward.net;

import org.jspecify.annotations.NullMarked;
