/**
 * The runbooks, and the activities they ask for.
 *
 * <p>A runbook reads like a consultant's checklist: it carries decisions out, waits, and listens to
 * operators. It decides nothing itself and reaches nothing of the world; both happen in activities,
 * whose answers are recorded in the workflow's history.
 */
@NullMarked
package io.mailferry.workflows;

import org.jspecify.annotations.NullMarked;
