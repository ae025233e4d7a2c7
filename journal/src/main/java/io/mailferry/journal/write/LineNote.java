package io.mailferry.journal.write;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line of a plan when it was looked up.
 *
 * @param wave whose plan
 * @param line the line's number in the file, from 1
 * @param address whom it means
 * @param mailbox the mailbox that was found; null for none
 * @param home the database it lives in; null when unknown
 * @param targetDatabase the database it is to move to
 * @param problem why it cannot be started, in a sentence; null when it can
 * @param at when it was looked up
 * @param wanted what else the line says; null where an earlier release wrote it
 */
public record LineNote(
    WaveName wave,
    int line,
    String address,
    @Nullable MailboxGuid mailbox,
    @Nullable String home,
    String targetDatabase,
    @Nullable String problem,
    Instant at,
    @Nullable WantedMove wanted) {
  /** A line that says nothing but its database. */
  public LineNote(
      WaveName wave,
      int line,
      String address,
      @Nullable MailboxGuid mailbox,
      @Nullable String home,
      String targetDatabase,
      @Nullable String problem,
      Instant at) {
    this(wave, line, address, mailbox, home, targetDatabase, problem, at, null);
  }
}
