package io.mailferry.operations.plan;

import java.util.Locale;

/**
 * A mailbox that is not to move, whatever the rows of its plan say.
 *
 * @param line where that stands, from 1
 * @param mailbox whom it means, as a row would name it
 * @param reason why
 */
public record Exclusion(int line, String mailbox, String reason) {
  /** What names the mailbox, whatever kind of name that is. */
  String folded() {
    return folded(
        mailbox.indexOf('@') >= 0
            ? Identity.ofAddress(Cell.clean(mailbox))
            : Identity.in(IdentityColumn.MAILBOX, Cell.clean(mailbox)));
  }

  /** The same for a name of a row. */
  static String folded(Identity whom) {
    return whom.text().toLowerCase(Locale.ROOT);
  }
}
