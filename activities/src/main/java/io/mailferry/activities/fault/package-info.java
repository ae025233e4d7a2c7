/**
 * Faults, classified once, at the border, by one question: did the command arrive?
 *
 * <p>The table of faults turns the words of Exchange, WinRM and LDAP into ours; what it does not
 * know is "unconfirmed", never "refused".
 */
@NullMarked
package io.mailferry.activities.fault;

import org.jspecify.annotations.NullMarked;
