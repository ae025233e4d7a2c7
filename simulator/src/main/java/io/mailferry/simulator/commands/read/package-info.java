/** The cmdlets that only read: move requests, databases, recipients, mailboxes, policies. */
@NullMarked
package io.mailferry.simulator.commands.read;

import org.jspecify.annotations.NullMarked;
