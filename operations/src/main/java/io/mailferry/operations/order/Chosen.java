package io.mailferry.operations.order;

import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.text.Words;
import java.util.List;

/**
 * The mailboxes that an operator means.
 *
 * @param words whom that is, in words
 * @param mailboxes those whose migration is under way, as far as the journal knows
 * @param over how many more are meant whose migration is over
 * @param notBegun how many more are meant that have not been looked up yet
 */
public record Chosen(String words, List<MailboxSnapshot> mailboxes, long over, long notBegun) {
  /** The list is copied. */
  public Chosen {
    mailboxes = List.copyOf(mailboxes);
  }

  /** How many there are, and whom the order does not reach. */
  public String said() {
    return Words.count(mailboxes.size(), "mailbox", "mailboxes")
        + " of "
        + words
        + (over == 0 ? "" : "; " + over + " more are over")
        + (notBegun == 0 ? "" : "; " + notBegun + " more have not been looked up yet");
  }
}
