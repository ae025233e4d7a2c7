/**
 * Exchange: typed commands that can only be built in a legal combination, sent through a pool of
 * shell sessions, and what Exchange answers, as values.
 */
@NullMarked
package io.mailferry.activities.exchange;

import org.jspecify.annotations.NullMarked;
