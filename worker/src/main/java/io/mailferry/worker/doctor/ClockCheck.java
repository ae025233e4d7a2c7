package io.mailferry.worker.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Do the clocks agree, as Kerberos needs them to? */
final class ClockCheck {
  /** Kerberos' own tolerance. */
  private static final Duration MOST = Duration.ofMinutes(5);

  private static final Duration WORTH_KNOWING = Duration.ofSeconds(30);

  private ClockCheck() {}

  static List<Finding> of(List<ClockReading> readings) {
    var told = new ArrayList<ClockReading.Told>();
    var untold = new ArrayList<ClockReading.Untold>();
    var findings = new ArrayList<Finding>();
    for (var reading : readings) {
      switch (reading) {
        case ClockReading.Told each -> told.add(each);
        case ClockReading.Untold each -> untold.add(each);
        case ClockReading.Unreadable(var sentence, var fix) ->
            findings.add(Finding.toFix(Check.CLOCK, sentence, fix));
      }
    }
    if (!told.isEmpty()) {
      findings.addFirst(judged(told));
    }
    untold.forEach(each -> findings.add(untold(each)));
    return findings.isEmpty()
        ? List.of(Finding.skipped(Check.CLOCK, "there is no other clock to ask"))
        : findings;
  }

  private static Finding judged(List<ClockReading.Told> told) {
    var seen = told.stream().map(ClockCheck::words).collect(Collectors.joining(", "));
    var worst =
        told.stream().map(ClockReading.Told::apart).max(Comparator.naturalOrder()).orElseThrow();
    if (worst.compareTo(MOST) > 0) {
      return Finding.toFix(Check.CLOCK, seen + "; Kerberos stops at five minutes", setTheClocks());
    }
    return worst.compareTo(WORTH_KNOWING) > 0
        ? Finding.note(Check.CLOCK, seen + "; Kerberos stops at five minutes", setTheClocks())
        : Finding.ok(Check.CLOCK, seen);
  }

  private static Fix setTheClocks() {
    return new Fix(
        "Let both follow a true clock.",
        List.of("w32tm /query /status", "w32tm /resync"),
        Fix.connecting("what-shell-check-prints-and-what-to-do"));
  }

  private static String words(ClockReading.Told told) {
    return apart(told.apart()) + " apart from " + told.whose();
  }

  private static String apart(Duration apart) {
    var seconds = apart.toSeconds();
    if (seconds == 0) {
      return "less than 1 s";
    }
    return seconds < 120 ? seconds + " s" : apart.toMinutes() + " min";
  }

  private static Finding untold(ClockReading.Untold untold) {
    return Finding.note(
        Check.CLOCK, untold.whose() + " did not tell the time: " + untold.why(), null);
  }
}
