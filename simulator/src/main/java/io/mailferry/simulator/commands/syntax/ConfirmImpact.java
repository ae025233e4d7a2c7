package io.mailferry.simulator.commands.syntax;

/** How a cmdlet stands to confirmation. */
public enum ConfirmImpact {
  /** It only reads: there is neither Confirm nor WhatIf. */
  NONE,
  /** It changes something and does not ask by itself. */
  MEDIUM,
  /** It asks unless it is told not to (docs/exchange/cmdlets.md#confirmation). */
  HIGH
}
