package io.mailferry.model.decision;

/** Whose turn it is in a migration: what an operator asks first. */
public enum Turn {
  /** Nobody's: it goes on, and there is nothing to do. */
  NOTHING_TO_DO("nothing to do"),
  /** Something else's: it is waited for, and nobody needs to do anything. */
  WAITS("waits"),
  /** A person's: it does not go on, or not soon, before somebody does something. */
  NEEDS_A_PERSON("needs a person"),
  /** Nobody's any more: the mailbox is where it is to stay. */
  DONE("done"),
  /** Unknown: nobody looks after it, as far as can be told from here. */
  NOT_WATCHED("not watched");

  private final String words;

  Turn(String words) {
    this.words = words;
  }

  /** The same in words. */
  public String words() {
    return words;
  }
}
