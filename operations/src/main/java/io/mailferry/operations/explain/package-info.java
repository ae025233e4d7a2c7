/** What a migration waits for, since when, on what evidence, and what is next. */
@NullMarked
package io.mailferry.operations.explain;

import org.jspecify.annotations.NullMarked;
