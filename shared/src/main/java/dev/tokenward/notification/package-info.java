/** What people read: turns a row of the outbox into a Slack message or an issue comment. */
@NullMarked
package dev.tokenward.notification;

import org.jspecify.annotations.NullMarked;
