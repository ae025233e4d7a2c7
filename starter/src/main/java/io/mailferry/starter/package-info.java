/**
 * The command line: what an operator types, and what it answers.
 *
 * <p>It holds no credential of Exchange or of a directory. What it wants to know it asks the
 * workflows; what it shows meanwhile is the journal, with its age.
 */
@NullMarked
package io.mailferry.starter;

import org.jspecify.annotations.NullMarked;
