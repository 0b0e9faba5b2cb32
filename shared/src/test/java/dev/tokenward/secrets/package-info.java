/** Tests of reading our own credentials, with the real SDK against an HTTP server. */
@NullMarked
package dev.tokenward.secrets;

import org.jspecify.annotations.NullMarked;
