/**
 * The one place where cmdlets become parameters, with the names and limits that Exchange has for
 * them.
 */
@NullMarked
package io.mailferry.activities.exchange.command.line;

import org.jspecify.annotations.NullMarked;
