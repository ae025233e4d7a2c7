/**
 * The report of a wave: who moved, when, from where to where, how long, what went wrong and what
 * healed it; as a page to hand to a customer, as a table, and as data.
 */
@NullMarked
package io.mailferry.operations.report;

import org.jspecify.annotations.NullMarked;
