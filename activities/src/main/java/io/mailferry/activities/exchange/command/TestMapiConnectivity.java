package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Test-MapiConnectivity}: whether somebody could log on to a mailbox.
 *
 * @param mailbox which
 * @param controller the domain controller to read through
 */
public record TestMapiConnectivity(MailboxGuid mailbox, String controller) implements Cmdlet {
  /** Names are not blank. */
  public TestMapiConnectivity {
    Rule.controller(controller);
  }
}
