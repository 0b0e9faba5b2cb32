/**
 * Engines in containers, for the contracts that are also held against other engines than ours.
 * Nothing is pulled.
 */
@NullMarked
package dev.tokenward.containers;

import org.jspecify.annotations.NullMarked;
