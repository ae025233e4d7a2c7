package io.mailferry.simulator.faults;

import io.mailferry.simulator.commands.LostAnswer;
import io.mailferry.simulator.moves.request.Mismatch;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.StatusDetail;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong. A cmdlet or mailbox that is null stands for the next one, whichever.
 */
public sealed interface Fault {
  /** A domain controller cannot be reached for a while. */
  record ControllerAway(String controller, Duration length) implements Fault {}

  /**
   * The account that may bind is refused by every controller of a forest for a while, because it
   * has expired; its connections are cut.
   *
   * @param forest its DNS name
   */
  record AccountExpires(String forest, Duration length) implements Fault {}

  /**
   * The clocks of all Exchange servers and controllers are wrong for a while.
   *
   * @param ahead by how much; negative when they are behind
   */
  record ClockWrong(Duration ahead, Duration length) implements Fault {}

  /** A database's active copy moves to another server; moves at work in it pause for the gap. */
  record FailOver(String database, Duration gap) implements Fault {}

  /**
   * A database's active copy moves to a server that has not got the last changes of its queue.
   *
   * @param lost how far back they go: requests made since have no item any more, and items taken
   *     away since are there again
   */
  record LossyFailOver(String database, Duration gap, Duration lost) implements Fault {}

  /** A database is off line for a while. */
  record Dismounted(String database, Duration length) implements Fault {}

  /** A database is not known to Exchange for a while, though the directory shows it. */
  record DatabaseUnknown(String database, Duration length) implements Fault {}

  /** The next command runs, and its answer is lost. */
  record AnswerLost(@Nullable String cmdlet, LostAnswer how) implements Fault {}

  /** The next command never arrives. */
  record NeverArrives(@Nullable String cmdlet) implements Fault {}

  /** The next command is turned away for so long. */
  record Throttled(@Nullable String cmdlet, Duration patience) implements Fault {}

  /** No shell can open a session to Exchange for a while. */
  record ShellsUnreachable(Duration length) implements Fault {}

  /** Every shell process that is open dies. */
  record ShellsKilled() implements Fault {}

  /** One shell process that is open dies; the number decides which. */
  record ShellKilled(int pick) implements Fault {}

  /** A move request fails. */
  record MoveFails(@Nullable String mailbox, MoveFailure failure) implements Fault {}

  /** A move request makes no progress for a while and goes on by itself then. */
  record MoveStalls(@Nullable String mailbox, StatusDetail detail, Duration length)
      implements Fault {}

  /**
   * The service does not take up the release of a move request for a while; of any when none is
   * named.
   */
  record ReleaseIgnored(@Nullable String mailbox, Duration length) implements Fault {}

  /** The requests of a mailbox are shown as not valid for a while, and are otherwise as before. */
  record RequestNotValid(String mailbox, Mismatch mismatch, Duration length) implements Fault {}

  /** A mailbox turns out to hold items that cannot be copied. */
  record ItemsSpoiled(String mailbox, int count) implements Fault {}

  /** The replication services rest: requests stay as they are, and none are taken. */
  record ReplicationStops(Duration length) implements Fault {}

  /** The MRS proxies do not answer: nothing is submitted or copied between the forests. */
  record ProxiesAway(Duration length) implements Fault {}

  /**
   * The other forest lets the account of requests in no more: for a while, or, when none is told,
   * until requests are given another credential.
   */
  record FarCredentialExpires(@Nullable Duration length) implements Fault {}

  /**
   * Writes take longer to be seen on other controllers; in both forests when none is named.
   *
   * @param forest its DNS name
   * @param servicesWriteElsewhere whether the replication service writes on another controller from
   *     now on than the one that is asked first
   */
  record VisibilityLag(Duration lag, @Nullable String forest, boolean servicesWriteElsewhere)
      implements Fault {
    /** One in which the replication service writes where it did. */
    public VisibilityLag(Duration lag, @Nullable String forest) {
      this(lag, forest, false);
    }
  }

  /** The reading of a whole queue takes so long for each request in it, for a while. */
  record QueuesSlow(Duration each, Duration length) implements Fault {}

  /**
   * A database's log volume is full once so much was copied into the database, which is dismounted
   * then until somebody has made room.
   */
  record LogVolumeFills(String database, long bytes, Duration length) implements Fault {}
}
