/**
 * Starts functions as Lambda does, with AWS's own runtime interface client, and measures their
 * first and their later answers, in turns. Nothing here is deployed.
 */
@NullMarked
package dev.tokenward.bench;

import org.jspecify.annotations.NullMarked;
