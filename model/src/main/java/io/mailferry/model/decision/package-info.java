/** What was decided: one action, why, and where the migration stands then. */
@NullMarked
package io.mailferry.model.decision;

import org.jspecify.annotations.NullMarked;
