/**
 * Two weeks of a migration in fast time: waves, windows in several zones, a change of the clocks, a
 * blackout, and what goes wrong meanwhile (docs/rehearsals.md#a-fortnight).
 */
@NullMarked
package io.mailferry.rehearsal.fortnight;

import org.jspecify.annotations.NullMarked;
