/** The tables, version by version, and how a journal of an earlier release is taken over. */
@NullMarked
package io.mailferry.journal.schema;

import org.jspecify.annotations.NullMarked;
