package io.mailferry.model.policy;

import java.util.List;
import java.util.Locale;

/**
 * What stands in the way of a request that does not move, as its {@code StatusDetail} tells, and
 * what a person can look at. Details are told by parts of their names, because the names differ by
 * version (docs/exchange/states.md#statusdetail); the first cause that a name fits is the one.
 */
enum StallCause {
  /** The database's active copy moved, and nobody has taken the request up on the new server. */
  FAILED_OVER(
      "a database has failed over, and the service on its new server has not taken the request up",
      "that the database is mounted and that Test-MRSHealth passes on its server",
      "relinquishedmdbfailover"),
  /** Copies of the target database are behind. */
  COPIES_LAG(
      "the copies of the target database must catch up",
      "Get-MailboxDatabaseCopyStatus for the target database: state, CopyQueueLength and"
          + " ReplayQueueLength",
      "mdbreplication",
      "mdbavailability",
      "stalledduetoha",
      "hastall",
      "dataguarantee",
      "datareplicationwait"),
  /** The search index is behind. */
  INDEX_LAGS(
      "the search index of a database must catch up",
      "ContentIndexState in Get-MailboxDatabaseCopyStatus: an index that has failed must be built"
          + " anew",
      "contentindexing",
      "stalledduetoci",
      "cistall",
      "bigfunnel"),
  /** Another move, or a service that crashed, holds the mailbox. */
  LOCKED(
      "something else holds the lock of the mailbox; after a crash it lasts two hours",
      "whether another move of the mailbox runs, and whether the replication service of a server"
          + " that crashed runs again",
      "mailboxlock"),
  /** The disks are slow. */
  SLOW_DISKS(
      "the disks of a database answer slowly",
      "the disks, and how many moves run into the database at once",
      "disklatency"),
  /** The processors are busy. */
  BUSY_PROCESSORS(
      "the processors of a server are busy",
      "the load of the servers, and how many moves run at once",
      "processor",
      "cpu"),
  /** The other forest's proxy has no place left. */
  ENDPOINT_IS_FULL(
      "the MRS proxy serves as many moves as it may",
      "how many moves run through the endpoint at once, those of others too",
      "endpointcapacity",
      "proxybackoff"),
  /** The database is full; a full mailbox is something else. */
  DATABASE_IS_FULL("the target database is full", "its size and its disk", "mdbfull"),
  /** As many moves as may run at once. */
  TOO_MANY_MOVES(
      "as many moves run at once as Exchange lets run",
      "how many moves run from and into these databases, those of others too",
      "capacityexceeded"),
  /** Exchange spares a server. */
  SERVER_IS_SPARED(
      "Exchange slows the move down to spare a server",
      "the load of the servers, and how many moves run at once",
      "throttle",
      "wlmstall",
      "serverbusybackoff"),
  /** One server gave it back and no other took it. */
  PUT_BACK(
      "a server has put the request back, and none has taken it up",
      "that Test-MRSHealth passes on the servers of the database",
      "relinquished"),
  /** The other side does not answer. */
  NETWORK_FAILS(
      "the other side cannot be reached", "the network to it and its MRS proxy", "networkfailure"),
  /** A database is not mounted. */
  DATABASE_IS_OFFLINE(
      "a database is not mounted", "whether both databases are mounted", "mdboffline"),
  /** It fails, and the service tries again. */
  TRIES_AGAIN(
      "the move fails for a passing reason and Exchange tries again",
      "the last failures in Get-MoveRequestStatistics -IncludeReport",
      "transient"),
  /** A resource that has no name here. */
  RESOURCE_IS_SHORT(
      "the move waits for something that Exchange is short of",
      "the health and the load of the servers of both databases",
      "stalled"),
  /** Nobody has taken it up. */
  NOT_TAKEN_UP(
      "no server has taken the request up",
      "that Test-MRSHealth passes on the servers of the database, and how many moves run there at"
          + " once",
      "queued",
      "waitingforjobpickup"),
  /** A detail that tells nothing of a stall, or that is not known. */
  NOT_TOLD(
      "Exchange does not tell what it waits for",
      "the end of the report in Get-MoveRequestStatistics -IncludeReport, and that Test-MRSHealth"
          + " passes on the servers of the database");

  private final String what;
  private final String look;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
  private final List<String> partsOfNames;

  StallCause(String what, String look, String... partsOfNames) {
    this.what = what;
    this.look = look;
    this.partsOfNames = List.of(partsOfNames);
  }

  /** The cause of which a {@code StatusDetail} tells. */
  static StallCause of(String statusDetail) {
    var detail = statusDetail.toLowerCase(Locale.ROOT);
    for (var cause : values()) {
      if (cause.partsOfNames.stream().anyMatch(detail::contains)) {
        return cause;
      }
    }
    return NOT_TOLD;
  }

  /** What stands in the way, as a clause. */
  String what() {
    return what;
  }

  /** What a person can look at, to follow "look at". */
  String look() {
    return look;
  }
}
