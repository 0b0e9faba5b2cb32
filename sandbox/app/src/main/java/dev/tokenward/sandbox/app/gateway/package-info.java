/**
 * An HTTP API of API Gateway on 127.0.0.1: routes and authorizer of the template, events and
 * answers of payload format 2.0. Knows functions only as something that answers bytes with bytes.
 */
@NullMarked
package dev.tokenward.sandbox.app.gateway;

import org.jspecify.annotations.NullMarked;
