package io.mailferry.activities;

/** With which accounts people sign in after a move between two forests. */
public enum AccountsAfterMove {
  /** With those of the forest that the mailboxes go to. */
  OF_THE_TARGET,

  /**
   * With those of the forest that the mailboxes leave: the target is a resource forest, and its
   * mailboxes are linked (docs/exchange/cross-forest.md#linked-mailboxes).
   */
  OF_THE_SOURCE
}
