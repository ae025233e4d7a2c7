package io.mailferry.activities.exchange;

import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Exchange organisation, spoken to through PowerShell.
 *
 * <p>All methods throw a {@link io.mailferry.activities.fault.Fault}; for those that change
 * something, {@code NotReached} and {@code Busy} mean that nothing was changed, {@code Unconfirmed}
 * that it may have been. What is not there is a value, not a fault.
 */
public interface Exchange {
  /**
   * The request of a mailbox, found through the directory stamp ({@code Get-MoveRequestStatistics
   * -Identity}).
   *
   * @param controller the domain controller to read through
   * @return {@link QueueItem.Present}, {@link QueueItem.Absent}, or {@link QueueItem.Unreadable}
   *     when Exchange answers that the queue's database cannot be read
   */
  QueueItem requestOf(MailboxGuid mailbox, String controller);

  /**
   * The request of a mailbox in the queue of one database, whatever the directory says ({@code
   * -MoveRequestQueue … -MailboxGuid …}).
   */
  QueueItem requestInQueue(Database queue, MailboxGuid mailbox);

  /** Every request in the queue of one database. */
  List<QueuedMove> queueOf(Database queue);

  /** Every request whose {@code BatchName} matches a pattern, as the directory shows it. */
  List<StampedMove> requestsOfBatch(String pattern, @Nullable String controller);

  /** Creates a request. Success means that Exchange said so. */
  void submit(NewMove move, String controller);

  /**
   * Tells Exchange when to complete a request.
   *
   * @param at in UTC; a moment past means now
   */
  void completeAfter(MailboxGuid mailbox, Instant at, String controller);

  /** Suspends a request, with a comment that names us. */
  void suspend(MailboxGuid mailbox, String comment, String controller);

  /** Resumes a suspended, resting or failed request; harmless when it is none of them. */
  void resume(MailboxGuid mailbox, String controller);

  /** Removes a request. Exchange takes the queue item away later. */
  void remove(MailboxGuid mailbox, String controller);

  /**
   * Whether a database is mounted.
   *
   * @return empty when there is no such database
   */
  Optional<DatabaseState> stateOf(Database database);

  /**
   * Whether somebody could log on to the mailbox ({@code Test-MapiConnectivity}).
   *
   * @return empty on success, otherwise what Exchange said
   */
  Optional<String> whyNobodyCanLogOn(MailboxGuid mailbox, String controller);

  /** The batch that a migration of Exchange's own batch service has the mailbox in, if any. */
  Optional<String> migrationBatchOf(MailboxGuid mailbox);

  /**
   * What Exchange does not offer this account of all that a wave of such moves needs: each missing
   * cmdlet and parameter in a sentence, with the version that lacks it or the role that grants it.
   * Nothing is sent for it.
   *
   * @param example a move like those of the wave; whose does not matter
   * @return all at once; empty when nothing is missing, or no session has told what it offers
   */
  List<String> lacks(NewMove example);

  /**
   * Asks for nothing but a sign of life.
   *
   * @return the server that answered
   */
  String ping();

  /**
   * A request as the queue shows it.
   *
   * @param mailbox whose
   * @param item the request
   */
  record QueuedMove(MailboxGuid mailbox, QueueItem.Present item) {}

  /**
   * A request as the directory shows it through {@code Get-MoveRequest}.
   *
   * @param mailbox whose
   * @param status the stamp's status
   * @param batchName the mark of who created it
   * @param targetDatabase the target database's name, when it is in this organisation
   * @param sourceDatabase the source database's name, when it is in this organisation
   */
  record StampedMove(
      MailboxGuid mailbox,
      RequestStatus status,
      @Nullable String batchName,
      @Nullable String targetDatabase,
      @Nullable String sourceDatabase) {}

  /**
   * A database's state.
   *
   * @param mounted whether it is mounted; only {@code -Status} fills this (exchange.md 2.5)
   * @param server where it is mounted, when told
   * @param recovery whether it is a recovery database, which takes no moves
   */
  record DatabaseState(boolean mounted, @Nullable String server, boolean recovery) {}
}
