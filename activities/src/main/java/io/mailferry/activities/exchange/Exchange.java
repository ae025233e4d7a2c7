package io.mailferry.activities.exchange;

import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.Database;
import io.mailferry.model.Limits;
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
 * <p><b>Policy.</b> A read whose answer was lost, or that did not arrive, is asked for once more
 * through another session; nothing waits twice for a session or for a dismounted database. A change
 * is sent once and never again: whoever wants it again looks first. What is not there is a value,
 * not a fault.
 *
 * <p><b>Errors.</b> Every method but {@link #lacks} throws a {@link Fault}; the error catalogue
 * describes each code.
 *
 * <ul>
 *   <li>{@link Fault.NotReached}: nothing was changed. No session was free ({@code
 *       MF-EX-NO-SESSION}) or could be opened ({@code MF-EX-CONNECT} and its kin), it had ended
 *       before ({@code MF-EX-NOT-DELIVERED}, {@code MF-EX-SESSION-CLOSED}); the replication service
 *       ({@code MF-EX-MRS-DOWN}, {@code MF-EX-MRS-NOT-SCANNING}), the far endpoint ({@code
 *       MF-EX-ENDPOINT-AWAY}) or the controller ({@code MF-EX-AD-AWAY}) was away. Of a read also
 *       whatever would leave a change unconfirmed.
 *   <li>{@link Fault.Busy}: nothing was changed, and Exchange says how long to wait: for the
 *       account ({@code MF-EX-LOAD-QUOTA}, {@code MF-EX-TOO-MANY-SHELLS}, {@code
 *       MF-EX-RUNSPACE-BUDGET}), the mailbox ({@code MF-EX-MAILBOX-LOCKED}) or the far endpoint
 *       ({@code MF-EX-PROXY-FULL}).
 *   <li>{@link Fault.Unconfirmed}, of changes only: it may have been changed. The answer was lost
 *       ({@code MF-EX-LOST-ANSWER}, {@code MF-EX-SESSION-LOST}, {@code MF-EX-TOO-LONG-ANSWER}, or a
 *       {@code Busy} that broke the session), a database, a controller or the far endpoint failed
 *       in the middle ({@code MF-EX-DATABASE-OFFLINE}, {@code MF-EX-AD-FAILED}, {@code
 *       MF-EX-ENDPOINT-SLOW}), nobody knows what was said ({@code MF-EX-UNKNOWN}, {@code
 *       MF-EX-PROXIED}), or an error came together with a result, whatever its code.
 *   <li>{@link Fault.Refused}: nothing was changed, and the same would be refused again. {@link
 *       Fault.Refused.Reason#WRONG_COMMAND} and {@link Fault.Refused.Reason#NOT_ALLOWED} may come
 *       of every command; the other reasons stand at the methods.
 * </ul>
 */
public interface Exchange {
  /**
   * The request of a mailbox, found through the directory stamp ({@code Get-MoveRequestStatistics
   * -Identity}). An answer without a request and without an error counts as lost.
   *
   * @param queue the database in whose queue it lies; null where nobody knows. One that is known to
   *     be off line is not asked
   * @param controller the domain controller to read through, of the user's own domain; null for any
   * @return {@link QueueItem.Present}, {@link QueueItem.Absent}, or {@link QueueItem.Invalid} when
   *     Exchange calls it not valid itself
   * @throws Fault.NotReached also when the queue's database is off line ({@code
   *     MF-EX-DATABASE-OFFLINE})
   */
  QueueItem requestOf(MailboxGuid mailbox, @Nullable Database queue, @Nullable String controller);

  /** The same where nobody knows in whose queue it lies. */
  default QueueItem requestOf(MailboxGuid mailbox, @Nullable String controller) {
    return requestOf(mailbox, null, controller);
  }

  /**
   * The end of Exchange's own report of a mailbox's request ({@code Get-MoveRequestStatistics
   * -IncludeReport}). Exchange reads megabytes for it, so it is asked for once and for events only;
   * unlike other reads it is never asked for again when the answer was lost.
   *
   * @param controller the domain controller to read through
   * @return empty when there is no request; an empty report when Exchange sent none with it
   */
  Optional<MoveReport> reportOf(MailboxGuid mailbox, String controller);

  /**
   * The request of a mailbox in the queue of one database, whatever the directory says ({@code
   * -MoveRequestQueue … -MailboxGuid …}).
   *
   * @return as {@link #requestOf} has it
   * @throws Fault.NotReached also when the database is off line, as {@link #requestOf} has it
   */
  QueueItem requestInQueue(Database queue, MailboxGuid mailbox);

  /**
   * Every request in the queue of one database; those that name no mailbox, and those that Exchange
   * calls not valid itself, are left out.
   *
   * @throws Fault.Refused with {@code NOT_FOUND} when there is no such database
   */
  List<QueuedMove> queueOf(Database queue);

  /**
   * Every request whose {@code BatchName} matches a pattern, as the directory shows it.
   *
   * @param pattern {@code *} stands for anything; not blank
   * @param controller the domain controller to read through; null for any
   */
  List<StampedMove> requestsOfBatch(String pattern, @Nullable String controller);

  /**
   * Creates a request. Success means that Exchange said so, and an answer without a request counts
   * as lost.
   *
   * @param source the database that the mailbox lives in; null where nobody knows, and where it is
   *     another organisation's
   * @throws Fault.Refused also with {@code ALREADY_BEING_MOVED}, {@code COMPLETED_REQUEST_REMAINS}
   *     or {@code ALREADY_THERE}; with {@code NOT_FOUND} when the mailbox or a database does not
   *     exist on that controller; with {@code OTHER} when a person must prepare the mailbox
   */
  void submit(NewMove move, @Nullable Database source, String controller);

  /** The same where nobody knows in which database the mailbox lives. */
  default void submit(NewMove move, String controller) {
    submit(move, null, controller);
  }

  /**
   * Tells Exchange when to complete a request.
   *
   * @param at in UTC; a moment past means now
   * @throws Fault.Refused also with {@code NOT_FOUND} or {@code WRONG_STATE}
   */
  void completeAfter(MailboxGuid mailbox, Instant at, String controller);

  /**
   * Suspends a request, with a comment that names us.
   *
   * @throws Fault.Refused also with {@code NOT_FOUND} or {@code WRONG_STATE}
   */
  void suspend(MailboxGuid mailbox, String comment, String controller);

  /**
   * Lets a request leave more items behind ({@code Set-MoveRequest -BadItemLimit -LargeItemLimit}).
   *
   * @param limits its limits from now on, 0 for one that stays; at least what was left behind
   *     already
   * @throws Fault.Refused also with {@code NOT_FOUND}
   */
  void raiseLimits(MailboxGuid mailbox, Limits limits, String controller);

  /**
   * Gives a move between two forests another far end ({@code Set-MoveRequest -RemoteHostName
   * -RemoteCredential -RemoteGlobalCatalog}). What the far end does not name stays as it is.
   *
   * @throws Fault.Refused also with {@code NOT_FOUND} or {@code WRONG_STATE}
   */
  void repoint(MailboxGuid mailbox, NewMove.FarEnd far, String controller);

  /**
   * Resumes a suspended, resting or failed request; harmless when it is none of them.
   *
   * @throws Fault.Refused also with {@code NOT_FOUND} or {@code WRONG_STATE}
   */
  void resume(MailboxGuid mailbox, String controller);

  /**
   * Removes a request. Exchange takes the queue item away later.
   *
   * @throws Fault.Refused also with {@code NOT_FOUND} or {@code WRONG_STATE}
   */
  void remove(MailboxGuid mailbox, String controller);

  /**
   * Takes an item out of a queue that the directory does not know
   * (docs/exchange/cmdlets.md#remove-by-queue).
   *
   * @throws Fault.Refused also with {@code NOT_FOUND} or {@code WRONG_STATE}
   */
  void removeFromQueue(Database queue, MailboxGuid mailbox);

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

  /**
   * Whether the other forest lets the account in ({@code Test-MigrationServerAvailability},
   * docs/exchange/cmdlets.md#far-account). It is one log-on, and with a wrong password it counts
   * towards the lock of the account, so it is asked once and never again by itself. What the test
   * says is a value, as is that there is no such test.
   *
   * @param far the far end, with the <em>name</em> of the credential
   */
  FarAnswer farEndLetsIn(NewMove.FarEnd far);

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
   * Asks for nothing but a sign of life ({@code Get-MailboxDatabase}).
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
   * @param mounted whether it is mounted; only {@code -Status} fills this
   *     (docs/exchange/cmdlets.md#mounted)
   * @param server where it is mounted, when told
   * @param recovery whether it is a recovery database, which takes no moves
   */
  record DatabaseState(boolean mounted, @Nullable String server, boolean recovery) {}
}
