package io.mailferry.rehearsal.storm;

import io.mailferry.rehearsal.baseline.BaselineResult;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** A table of sums: the storms with Mailferry, and the same storms with the baseline. */
final class Comparison {
  private final List<StormResult> storms;
  private final List<BaselineResult> baselines;

  private Comparison(List<StormResult> storms) {
    this.storms = storms;
    this.baselines = storms.stream().map(StormResult::baseline).filter(Objects::nonNull).toList();
  }

  static List<String> of(List<StormResult> storms) {
    var table = new Comparison(storms);
    return List.of(
        line("", "Mailferry", "old tool"),
        table.line("mailboxes to move", StormResult::mailboxes, BaselineResult::mailboxes),
        table.line("moved", StormResult::verified, BaselineResult::moved),
        table.line(
            "a person is needed (questions; failed mailboxes)",
            StormResult::humanInterventions,
            BaselineResult::needsAPerson),
        line(
            "of these moved all the same",
            "-",
            Long.toString(baseline(table.baselines, BaselineResult::wrongRecords))),
        table.line(
            "duplicate requests",
            StormResult::duplicateRequests,
            BaselineResult::duplicateRequests),
        table.line(
            "wrong parameter sets",
            StormResult::wrongParameterSets,
            BaselineResult::wrongParameterSets),
        table.line(
            "calls of New-MoveRequest",
            StormResult::newMoveRequestCalls,
            BaselineResult::newMoveRequestCalls));
  }

  private String line(
      String what, ToLongFunction<StormResult> ours, ToLongFunction<BaselineResult> theirs) {
    return line(
        what,
        Long.toString(storms.stream().mapToLong(ours).sum()),
        Long.toString(baseline(baselines, theirs)));
  }

  private static long baseline(List<BaselineResult> of, ToLongFunction<BaselineResult> count) {
    return of.stream().mapToLong(count).sum();
  }

  private static String line(String what, String ours, String theirs) {
    return String.format(Locale.ROOT, "%-50s %10s %10s", what, ours, theirs);
  }
}
