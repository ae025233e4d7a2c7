package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.Rule;
import io.mailferry.model.MailboxGuid;

/**
 * {@code Resume-MoveRequest}.
 *
 * @param mailbox whose request
 * @param controller the domain controller to work through
 */
public record ResumeMoveRequest(MailboxGuid mailbox, String controller) implements Cmdlet {
  /** Names are not blank. */
  public ResumeMoveRequest {
    Rule.controller(controller);
  }
}
