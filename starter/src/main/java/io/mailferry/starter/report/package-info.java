/**
 * The report of a wave: who moved, when, from where to where, how long, what went wrong and what
 * healed it. As a page to hand to a customer, as a table, and as data.
 */
@NullMarked
package io.mailferry.starter.report;

import org.jspecify.annotations.NullMarked;
