@NullMarked
package dev.tokenward.notification;

import org.jspecify.annotations.NullMarked;
