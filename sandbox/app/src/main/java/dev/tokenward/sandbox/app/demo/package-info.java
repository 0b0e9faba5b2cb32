/** The story that the demo tells: a chapter per file, each step checked. */
@NullMarked
package dev.tokenward.sandbox.app.demo;

import org.jspecify.annotations.NullMarked;
