/**
 * A practice pair of Exchange organisations and their directories, across the wire.
 *
 * <p><b>Behaves like Exchange in</b> how parameters bind and what is refused in which words; in
 * keeping the stamp on the user and the queue item of the replication service as two separate
 * facts; in the states a move goes through, the limit of moves at once, and what a failover, a
 * dismount, a Suspend or a Remove does to it; in the lag with which one domain controller sees what
 * another wrote; in what LDAP answers, down to binary GUIDs, paging and the RootDSE; and, where a
 * real PowerShell carries its cmdlets, in the types and ids of objects and errors.
 *
 * <p><b>Simplifies</b> the copy to one constant speed, the final phase to fixed steps, each change
 * to a queue item to an immediate effect, one service account to all rights.
 *
 * <p><b>Does not know</b> public folders, archives that move alone, unified messaging, throttling
 * by its own count, Kerberos, LDAPS, referrals, global catalogs, and anything that a mail client
 * sees. The full list stands in {@code docs/develop/simulator-limits.md}.
 */
@NullMarked
package io.mailferry.simulator;

import org.jspecify.annotations.NullMarked;
