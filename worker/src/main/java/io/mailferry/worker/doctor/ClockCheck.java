package io.mailferry.worker.doctor;

import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Do the clocks agree, as Kerberos needs them to? */
final class ClockCheck {
  /** Kerberos' own tolerance. */
  private static final Duration MOST = Duration.ofMinutes(5);

  private static final Duration WORTH_KNOWING = Duration.ofSeconds(30);

  private ClockCheck() {}

  /** One line for all that agree, and one for each other clock, so that each counts once. */
  static List<Finding> of(List<ClockReading> readings) {
    var agreeing = new ArrayList<ClockReading.Told>();
    var others = new ArrayList<Finding>();
    for (var reading : readings) {
      switch (reading) {
        case ClockReading.Told told when told.apart().compareTo(WORTH_KNOWING) <= 0 ->
            agreeing.add(told);
        case ClockReading.Told told -> others.add(apart(told));
        case ClockReading.Untold(var whose, var why) ->
            others.add(Finding.note(Check.CLOCK, whose + " did not tell the time: " + why, null));
        case ClockReading.Unreadable(var sentence, var fix) ->
            others.add(Finding.toFix(Check.CLOCK, sentence, fix));
      }
    }
    if (!agreeing.isEmpty()) {
      var seen = agreeing.stream().map(ClockCheck::words).collect(Collectors.joining(", "));
      others.addFirst(Finding.ok(Check.CLOCK, seen));
    }
    return others.isEmpty()
        ? List.of(Finding.skipped(Check.CLOCK, "there is no other clock to ask"))
        : others;
  }

  private static Finding apart(ClockReading.Told told) {
    var seen = words(told) + "; Kerberos stops at five minutes";
    return told.apart().compareTo(MOST) > 0
        ? Finding.toFix(Check.CLOCK, seen, setTheClocks())
        : Finding.note(Check.CLOCK, seen, setTheClocks());
  }

  private static Fix setTheClocks() {
    return new Fix(
        "Synchronise both with a correct clock.",
        List.of("w32tm /query /status", "w32tm /resync"),
        Fix.connecting("what-shell-check-prints-and-what-to-do"));
  }

  private static String words(ClockReading.Told told) {
    return inWords(told.apart()) + " apart from " + told.whose();
  }

  private static String inWords(Duration apart) {
    var seconds = apart.toSeconds();
    if (seconds == 0) {
      return "less than 1 s";
    }
    return seconds < 120 ? seconds + " s" : apart.toMinutes() + " min";
  }
}
