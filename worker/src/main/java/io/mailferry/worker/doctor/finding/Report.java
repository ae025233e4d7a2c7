package io.mailferry.worker.doctor.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The findings about all subjects. */
public final class Report {
  private final Map<Subject, List<Finding>> findings = new LinkedHashMap<>();

  /** An empty one. */
  public Report() {}

  /** Takes a finding down. */
  public void add(Subject subject, Finding finding) {
    findings.computeIfAbsent(subject, _ -> new ArrayList<>()).add(finding);
  }

  /** The findings by subject, in the order they were made. */
  Map<Subject, List<Finding>> findings() {
    return findings;
  }

  /** How many different things a person must put right; what two endpoints share counts once. */
  public long toPutRight() {
    return findings.values().stream()
        .flatMap(List::stream)
        .filter(each -> each.result() == CheckResult.FIX)
        .distinct()
        .count();
  }
}
