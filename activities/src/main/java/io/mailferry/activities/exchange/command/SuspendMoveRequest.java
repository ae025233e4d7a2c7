package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Comment;
import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Suspend-MoveRequest}, always with a comment that says who did it.
 *
 * @param mailbox whose request
 * @param comment why
 * @param controller the domain controller to work through
 */
public record SuspendMoveRequest(MailboxGuid mailbox, Comment comment, String controller)
    implements Cmdlet {
  /** Names are not blank. */
  public SuspendMoveRequest {
    Rule.controller(controller);
  }
}
