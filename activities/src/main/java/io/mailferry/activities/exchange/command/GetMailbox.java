package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Get-Mailbox}.
 *
 * @param mailbox which
 * @param controller the domain controller to read through
 */
public record GetMailbox(MailboxGuid mailbox, String controller) implements Cmdlet {
  /** Names are not blank. */
  public GetMailbox {
    Rule.controller(controller);
  }
}
