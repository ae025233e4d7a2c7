package io.mailferry.worker.doctor;

import io.mailferry.activities.exchange.shell.SessionInfo;
import io.mailferry.activities.exchange.shell.ShellTransport;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.time.Duration;
import java.util.Locale;

/** Does Exchange open a session for the account? */
final class SessionCheck {
  /** Longer than this, and a worker that needs a session anew is long without. */
  private static final Duration SLOW = Duration.ofSeconds(20);

  private SessionCheck() {}

  static Finding opened(SessionInfo said, Duration took, ShellTransport transport) {
    var seen =
        "opened in "
            + String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0)
            + over(transport)
            + (said.account() == null ? "" : " as " + said.account())
            + (said.server() == null ? "" : ", on " + said.server());
    return took.compareTo(SLOW) > 0
        ? Finding.note(
            Check.SESSION,
            seen + "; that is slow",
            Fix.of(
                "Look at the server's load, and at what looks into scripts on this machine.",
                Fix.connecting("several-endpoints")))
        : Finding.ok(Check.SESSION, seen);
  }

  private static String over(ShellTransport transport) {
    return switch (transport) {
      case OWN -> "";
      case JPOWERSHELL -> " over jpowershell (five of them are its own wait)";
    };
  }

  static Finding refused(ErrorReport report, FaultWords words) {
    return Finding.toFix(Check.SESSION, words.sentence(report), words.fix(report));
  }
}
