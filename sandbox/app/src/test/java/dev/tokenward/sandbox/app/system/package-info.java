/** The whole system, from outside: what it promises to people, operators and auditors. */
@NullMarked
package dev.tokenward.sandbox.app.system;

import org.jspecify.annotations.NullMarked;
