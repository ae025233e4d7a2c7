/**
 * The activities: they look at Active Directory and Exchange, act, and look again.
 *
 * <p>An activity asks its ports ({@link io.mailferry.activities.directory.Directory}, {@link
 * io.mailferry.activities.exchange.Exchange}, the journal); the ports' adapters speak LDAP and
 * PowerShell and turn every failure, once, into a {@link io.mailferry.activities.fault.Fault}.
 */
@NullMarked
package io.mailferry.activities;

import org.jspecify.annotations.NullMarked;
