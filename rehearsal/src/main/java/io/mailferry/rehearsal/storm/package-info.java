/**
 * Seeded storms: nights in which much goes wrong, each drawn from a number, run in fast time
 * against the practice organisation and judged by what it says afterwards.
 */
@NullMarked
package io.mailferry.rehearsal.storm;

import org.jspecify.annotations.NullMarked;
