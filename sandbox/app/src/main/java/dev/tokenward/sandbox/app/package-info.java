/**
 * The whole system on one machine: the deployed handlers behind a local gateway, with the triggers,
 * schedules and permissions of the template, a local engine, and simulators of what is outside.
 */
@NullMarked
package dev.tokenward.sandbox.app;

import org.jspecify.annotations.NullMarked;
