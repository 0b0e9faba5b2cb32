/** Calls the sandbox over HTTP as a person would, for the demo and for tests. */
@NullMarked
package dev.tokenward.sandbox.app.client;

import org.jspecify.annotations.NullMarked;
