/**
 * The log of the deployed functions: a JSON object a line. Only their package names it to SLF4J;
 * the sandbox and the tests write plain lines.
 */
@NullMarked
package dev.tokenward.log;

import org.jspecify.annotations.NullMarked;
