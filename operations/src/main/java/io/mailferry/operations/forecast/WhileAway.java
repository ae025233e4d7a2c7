package io.mailferry.operations.forecast;

import io.mailferry.model.decision.Phase;
import io.mailferry.model.incident.Dependency;
import io.mailferry.model.plan.CutoverOrder;
import io.mailferry.operations.text.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a mailbox while something is away that its migration waits for. Nobody knows when
 * that is back; until when it has to be, so that the mailbox still makes its window, can be told at
 * once.
 */
final class WhileAway {
  private WhileAway() {}

  /**
   * Tells it.
   *
   * @param away the key of what is away
   * @param copied when its copy ends, if nothing were away; null where nobody can tell
   * @param cutover when it may switch: an opening is still to come
   * @param shortestSwitch how long a switch takes at least
   */
  static MailboxForecast of(
      Standing each,
      String away,
      @Nullable Range copied,
      CutoverOrder cutover,
      Duration shortestSwitch,
      Instant now) {
    var phase = each.mailbox().phase();
    if (phase == Phase.CUTTING_OVER || phase == Phase.VERIFYING) {
      // It needs no window any more.
      return new MailboxForecast(
          each.mailbox(), null, null, Cause.AWAY, waitsFor(away), away, null);
    }
    var opens = cutover.next(copied == null ? now : copied.earliest());
    var lastStart = opens == null ? null : cutover.lastStart(opens);
    var backBefore =
        copied == null || lastStart == null
            ? null
            : lastStart.minus(Duration.between(now, copied.latest()));
    return new MailboxForecast(
        each.mailbox(),
        copied == null || opens == null ? null : opens.plus(shortestSwitch),
        null,
        Cause.AWAY,
        sentence(away, opens, copied != null && copied.earliest().equals(opens), backBefore, now),
        away,
        backBefore);
  }

  private static String waitsFor(String away) {
    return "it waits for " + Dependency.wordsOf(away) + ", which is away";
  }

  private static String sentence(
      String away,
      @Nullable Instant opens,
      boolean isOpen,
      @Nullable Instant backBefore,
      Instant now) {
    var waits = waitsFor(away);
    if (opens == null || backBefore == null) {
      return waits;
    }
    var window =
        isOpen ? "the window that is open then" : "the window that opens at " + Words.minute(opens);
    return backBefore.isAfter(now)
        ? waits + "; it makes " + window + " if that is back before " + Words.minute(backBefore)
        : waits + "; it may be too late for " + window + " already";
  }
}
