package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Change;
import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Set-MoveRequest}.
 *
 * @param mailbox whose request
 * @param change what is changed; one thing at a time, so that what one kind of job takes and
 *     another refuses never meet in one command
 * @param controller the domain controller to work through
 */
public record SetMoveRequest(MailboxGuid mailbox, Change change, String controller)
    implements Cmdlet {
  /** Names are not blank. */
  public SetMoveRequest {
    Rule.controller(controller);
  }
}
