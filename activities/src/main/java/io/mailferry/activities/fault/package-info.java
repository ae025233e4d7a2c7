/**
 * Faults, classified once, at the border, by one question: did the command arrive?
 *
 * <p>One table turns the words of Exchange, WinRM and LDAP into ours; what it does not know is
 * "unconfirmed", never "refused".
 */
@NullMarked
package io.mailferry.activities.fault;

import org.jspecify.annotations.NullMarked;
