/**
 * The steps themselves: look, decide, act, look again.
 *
 * <p>A decision is always the policy's, taken on a sighting of the same step; a fault becomes
 * either a value to go on with or a reason for Temporal to try the look again.
 */
@NullMarked
package io.mailferry.activities.steps;

import org.jspecify.annotations.NullMarked;
