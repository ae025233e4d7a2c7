package io.mailferry.operations.order;

import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.text.Words;
import java.util.List;

/**
 * The mailboxes that an operator means.
 *
 * @param words whom that is, in words
 * @param mailboxes those whose migration is under way, as far as the journal knows
 * @param over of how many more that holds whose migration is over, or is another wave's by now
 * @param notLookedUp how many more lines the plans have that were not looked up yet: nobody knows
 *     whether that holds of them
 */
public record Chosen(String words, List<MailboxSnapshot> mailboxes, long over, long notLookedUp) {
  /** The list is copied. */
  public Chosen {
    mailboxes = List.copyOf(mailboxes);
  }

  /** How many there are, and who is not among them. */
  public String said() {
    return Words.count(mailboxes.size(), "mailbox", "mailboxes") + " of " + words + others();
  }

  /** Who is not among them, and why. */
  String others() {
    return (over == 0 ? "" : "; not for " + over + " whose migration is over")
        + (notLookedUp == 0
            ? ""
            : "; not for "
                + Words.count(notLookedUp, "line", "lines")
                + " that nobody has looked up yet");
  }
}
