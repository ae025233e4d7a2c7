package io.mailferry.operations.order;

import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.text.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of an order to one of many mailboxes.
 *
 * @param mailbox whose
 * @param result how it was received
 * @param decided what was decided, or why not, in a sentence
 */
public record OrderedMailbox(MailboxSnapshot mailbox, Result result, String decided) {
  /** How an order was received. */
  public enum Result {
    /** It was taken, or would be. */
    TAKEN,
    /** It means nothing where the migration stands; nothing was changed. */
    REFUSED,
    /** It waits in Temporal for a worker. */
    LEFT,
    /** Nobody could be asked, and nothing was left behind. */
    NOT_GIVEN,
    /** It may have been taken, and nobody can say so now. */
    UNKNOWN
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("wave", mailbox.wave().value());
    row.put("line", mailbox.line());
    row.put("address", mailbox.address());
    row.put("mailbox", String.valueOf(mailbox.mailbox()));
    row.put("result", Words.typed(result));
    row.put("decided", decided);
    return row;
  }
}
