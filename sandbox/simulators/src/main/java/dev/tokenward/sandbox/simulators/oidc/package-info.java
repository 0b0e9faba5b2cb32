/**
 * An OpenID Connect issuer whose tokens are really signed, on a settable clock. Signs nobody in.
 */
@NullMarked
package dev.tokenward.sandbox.simulators.oidc;

import org.jspecify.annotations.NullMarked;
