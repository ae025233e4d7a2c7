package io.mailferry.activities.exchange.command;

import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.command.argument.Rule;

/**
 * {@code New-MoveRequest}.
 *
 * @param move what is asked for
 * @param controller the domain controller to work through
 * @param dryRun {@code -WhatIf}: everything is checked, nothing is created
 */
public record NewMoveRequest(NewMove move, String controller, boolean dryRun) implements Cmdlet {
  /** Names are not blank. */
  public NewMoveRequest {
    Rule.controller(controller);
  }

  /** One that is meant. */
  public NewMoveRequest(NewMove move, String controller) {
    this(move, controller, false);
  }
}
