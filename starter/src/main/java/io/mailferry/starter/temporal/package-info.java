/**
 * The way to Temporal: starting waves, asking how they are, giving orders, each with an answer or a
 * reason within seconds.
 */
@NullMarked
package io.mailferry.starter.temporal;

import org.jspecify.annotations.NullMarked;
