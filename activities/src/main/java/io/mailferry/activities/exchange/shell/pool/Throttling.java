package io.mailferry.activities.exchange.shell.pool;

import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.row.FaultRow;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.table.FaultTable;
import java.time.Duration;
import java.util.Set;

/**
 * What an answer means for the whole account.
 *
 * <p>Most requests for patience are about one mailbox or the far proxy, and only their command
 * waits. Those whose row holds the account are about it: Exchange would count, and punish, whatever
 * it sent meanwhile.
 */
final class Throttling {
  /**
   * Here no more sessions are to be had. Those that are open are not meant: if they stood still
   * too, a worker whose forerunner left its shells behind would do nothing until Exchange forgets
   * them.
   */
  static final Set<String> OF_SESSIONS = Set.of("MF-EX-TOO-MANY-SHELLS", "MF-EX-RUNSPACE-BUDGET");

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
      hold(row, busy.patience(error.message()));
    }
  }

  /**
   * A session was refused.
   *
   * @return whether Exchange asked for patience; the endpoint is well then
   */
  boolean refused(ErrorReport error) {
    var row = faults.classify(error);
    if (row.nature() instanceof Nature.Busy busy) {
      hold(row, busy.patience(error.message()));
      return true;
    }
    return false;
  }

  private void hold(FaultRow row, Duration wait) {
    if (row.holdsAccount() && !OF_SESSIONS.contains(row.code())) {
      account.holdAll(row.code(), wait);
    } else {
      account.holdOpenings(row.code(), wait);
    }
  }
}
