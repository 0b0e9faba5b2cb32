/**
 * A GitLab with one project of access requests: issues, notes whose quick actions are carried out,
 * users, moved projects and issues, and the webhooks it would send.
 */
@NullMarked
package dev.tokenward.sandbox.simulators.gitlab;

import org.jspecify.annotations.NullMarked;
