package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.row.FaultRow;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.Duration;

/**
 * What an answer means for the whole account.
 *
 * <p>Most requests to wait are about one mailbox or the far proxy, and only their command waits.
 * Those whose row holds the account are about it.
 */
final class Throttling {
  private final Account account;
  private final FaultTable faults;

  Throttling(Account account, FaultTable faults) {
    this.account = account;
    this.faults = faults;
  }

  /** A command was answered with an error. */
  void answered(ErrorReport error) {
    var row = faults.classify(error);
    if (row.nature() instanceof Nature.Busy busy && row.holdsAccount()) {
      hold(row, busy.retryAfter(error.message()));
    }
  }

  /**
   * A session was refused.
   *
   * @return whether Exchange asked to wait; the endpoint is well then
   */
  boolean refused(ErrorReport error) {
    var row = faults.classify(error);
    if (row.nature() instanceof Nature.Busy busy) {
      hold(row, busy.retryAfter(error.message()));
      return true;
    }
    return false;
  }

  private void hold(FaultRow row, Duration wait) {
    switch (row.holds()) {
      case EVERYTHING -> account.holdAll(row.code(), wait);
      case NEW_SESSIONS, NOTHING -> account.holdOpenings(row.code(), wait);
    }
  }
}
