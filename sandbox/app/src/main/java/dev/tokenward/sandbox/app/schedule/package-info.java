/** EventBridge schedules of the template, run by the sandbox's clock. */
@NullMarked
package dev.tokenward.sandbox.app.schedule;

import org.jspecify.annotations.NullMarked;
