/**
 * Where the journal is and how it is reached: connections, transactions, and the patience with
 * both.
 */
@NullMarked
package io.mailferry.journal.database;

import org.jspecify.annotations.NullMarked;
