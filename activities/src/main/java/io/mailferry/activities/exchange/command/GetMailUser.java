package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Get-MailUser}.
 *
 * @param mailbox whose; a prepared mail user has the GUID of the mailbox to come
 * @param controller the domain controller to read through
 */
public record GetMailUser(MailboxGuid mailbox, String controller) implements Cmdlet {
  /** Names are not blank. */
  public GetMailUser {
    Rule.controller(controller);
  }
}
