/** Reads from the template what the sandbox runs: functions, routes, triggers, permissions. */
@NullMarked
package dev.tokenward.sandbox.app.template;

import org.jspecify.annotations.NullMarked;
