/**
 * Shell sessions: one PowerShell process each, opened ahead, handed to one owner at a time, and
 * thrown away as soon as an answer is missing (docs/develop/shell-protocol.md).
 */
@NullMarked
package io.mailferry.activities.exchange.shell;

import org.jspecify.annotations.NullMarked;
