/**
 * Shell sessions that are opened ahead of need: how they are used, kept and opened, within what
 * Exchange allows their account.
 */
@NullMarked
package io.mailferry.activities.exchange.shell.pool;

import org.jspecify.annotations.NullMarked;
