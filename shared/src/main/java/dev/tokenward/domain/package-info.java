/**
 * The rules of the house: what a request and a credential are, who may move them, and when. Pure:
 * no SDK, no JSON, no HTTP, no clock of its own.
 */
@NullMarked
package dev.tokenward.domain;

import org.jspecify.annotations.NullMarked;
