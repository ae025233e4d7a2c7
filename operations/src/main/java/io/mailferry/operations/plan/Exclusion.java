package io.mailferry.operations.plan;

import org.jspecify.annotations.Nullable;

/**
 * A mailbox that is not to move, whatever the rows of its plan say.
 *
 * @param line where that stands, from 1
 * @param mailbox whom it means, as a row would name it
 * @param reason why
 * @param file in which file that stands, where its rows are in another; null where they are not
 */
public record Exclusion(int line, String mailbox, String reason, @Nullable String file) {
  /** One that stands in the file of its rows. */
  public Exclusion(int line, String mailbox, String reason) {
    this(line, mailbox, reason, null);
  }

  /** The same of rows that stand in another file than this one. */
  public Exclusion in(String other) {
    return new Exclusion(line, mailbox, reason, other);
  }
}
