/** Tests of the Zendesk client against an HTTP server that answers as Zendesk does, or might. */
@NullMarked
package dev.tokenward.zendesk;

import org.jspecify.annotations.NullMarked;
