/**
 * The decisions: pure functions from what is wanted, seen, ordered and remembered to one next
 * action.
 *
 * <p>Every decision is taken inside an activity on a sighting taken in that same activity, and both
 * are recorded; a replay takes the recorded decision and never decides again. So the rules here may
 * change between releases without breaking a migration that is under way.
 */
@NullMarked
package io.mailferry.model.policy;

import org.jspecify.annotations.NullMarked;
