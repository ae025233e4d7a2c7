package io.mailferry.starter.screen;

import io.mailferry.operations.explain.ReportView;
import io.mailferry.operations.text.Words;
import java.util.ArrayList;
import java.util.List;

/** Exchange's own report of a request, line by line. */
public final class ReportText {
  private ReportText() {}

  /** All of it that was kept. */
  public static List<String> whole(ReportView report) {
    var text = new ArrayList<String>();
    text.add(headline(report));
    if (!report.failures().isEmpty()) {
      text.add("Failures, the latest last:");
      report.failures().forEach(line -> text.add("  " + Words.harmless(line)));
    }
    text.add("The end of the report:");
    report.entries().forEach(line -> text.add("  " + Words.harmless(line)));
    return text;
  }

  /** Of which failure it is, and what it comes to. */
  static String headline(ReportView report) {
    return "Exchange's report of the failure of "
        + Words.second(report.failedAt())
        + " UTC: "
        + report.cause()
        + (report.innerType() == null ? "" : " (most often " + report.innerType() + ")");
  }
}
