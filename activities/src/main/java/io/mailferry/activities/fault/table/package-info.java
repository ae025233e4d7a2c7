/**
 * The table of faults: one row for each error that Exchange, WinRM, PowerShell, a directory or
 * Mailferry itself is known to give, by subject, and the page that is printed of it.
 */
@NullMarked
package io.mailferry.activities.fault.table;

import org.jspecify.annotations.NullMarked;
