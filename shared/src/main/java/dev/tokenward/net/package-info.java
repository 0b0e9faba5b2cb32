/**
 * One way to call another system over HTTP: bounded in time, honest about what an answer proves,
 * never printing a secret. No system's own words belong here.
 */
@NullMarked
package dev.tokenward.net;

import org.jspecify.annotations.NullMarked;
