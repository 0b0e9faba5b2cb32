@NullMarked
package dev.tokenward.sandbox.app.operations;

import org.jspecify.annotations.NullMarked;
