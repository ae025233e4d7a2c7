/**
 * The dated copy for people: what was planned, seen, decided and done, as it was told.
 *
 * <p>Exchange and the directory are the truth, and the workflows' histories remember what was
 * intended. What stands here is for tables, explanations and reports, each value with the moment it
 * was true; nothing that decides may read it, and losing it loses nothing but the reading.
 */
@NullMarked
package io.mailferry.journal;

import org.jspecify.annotations.NullMarked;
