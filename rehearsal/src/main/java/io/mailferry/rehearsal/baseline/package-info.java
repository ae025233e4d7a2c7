/**
 * The baseline of storms: a mover that works as the field report describes the old tool
 * (docs/exchange/field-report.md). It reaches the practice organisation through the same door as
 * everybody else and shares no code with Mailferry.
 */
@NullMarked
package io.mailferry.rehearsal.baseline;

import org.jspecify.annotations.NullMarked;
