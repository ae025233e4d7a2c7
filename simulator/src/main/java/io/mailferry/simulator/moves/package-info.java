/**
 * The Mailbox Replication Service: {@link io.mailferry.simulator.moves.MailboxReplication} is the
 * page of contents; each phase that a request goes through, each thing that interrupts it, and each
 * command that changes it has a class of its own. Chapter: {@code request} the values that a
 * request is made of.
 */
@NullMarked
package io.mailferry.simulator.moves;

import org.jspecify.annotations.NullMarked;
