/**
 * Which scopes the calls to Zendesk need that somebody names or pastes, and who may make them. The
 * table behind it is data with its sources ({@code endpoints.csv}); nothing here asks Zendesk, and
 * what is not known is said to be unknown.
 */
@NullMarked
package dev.tokenward.advice;

import org.jspecify.annotations.NullMarked;
