/**
 * The benchmarks: what a migration costs Temporal, Exchange, the directory and this machine, each
 * next to something it can be compared with, measured in the same run.
 *
 * <p>Everything is measured on the practice organisation, whose time runs faster; what that means
 * for each number stands in {@code docs/develop/benchmarks.md}. No test asserts a number. A reader
 * looks for a benchmark by its name, so the folder has no chapters although it is a long one.
 */
@NullMarked
package io.mailferry.rehearsal.bench;

import org.jspecify.annotations.NullMarked;
