package io.mailferry.worker.doctor;

import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.redact.Redaction;
import io.mailferry.activities.fault.row.FaultRow;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts errors of Exchange and of directories into a line and its fix, by the table of faults. */
final class FaultWords {
  private final FaultTable faults;

  FaultWords(FaultTable faults) {
    this.faults = faults;
  }

  /** The row that knows an error. */
  FaultRow row(ErrorReport report) {
    return faults.classify(report);
  }

  /** Code, cause and what was said, without anybody's name. */
  String sentence(ErrorReport report) {
    var row = row(report);
    var said =
        Stream.of(report.reason(), Redaction.of(report.message()))
            .filter(word -> !word.isBlank())
            .collect(Collectors.joining(": "));
    return row.code() + ": " + row.cause() + (said.isEmpty() ? "" : " [" + said + "]");
  }

  /** What to do about an error. */
  Fix fix(ErrorReport report) {
    return fix(row(report), List.of());
  }

  /** The same, with lines that help. */
  Fix fix(ErrorReport report, List<String> commands) {
    return fix(row(report), commands);
  }

  /** What to do about a fault of our own making. */
  Fix fix(Fault fault) {
    return faults.rows().stream()
        .filter(row -> row.code().equals(fault.code()))
        .findFirst()
        .map(row -> fix(row, List.of()))
        .orElseThrow(() -> new IllegalStateException("the table has no row " + fault.code()));
  }

  private static Fix fix(FaultRow row, List<String> commands) {
    return new Fix(
        advice(row), commands, "docs/operate/errors.md#" + row.code().toLowerCase(Locale.ROOT));
  }

  /** What the table advises is meant for a worker that goes on; here somebody asks again. */
  private static String advice(FaultRow row) {
    if (!row.youMayDo().startsWith("Nothing")) {
      return row.youMayDo();
    }
    return row.nature() instanceof Nature.Busy
        ? "Exchange asks the account to wait: run the check again in a quarter of an hour."
        : "Run the check again; if it says the same, look up what else this may mean.";
  }
}
