package io.mailferry.worker.settings;

import io.mailferry.journal.PlanKeyUnusable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the key file instead of a stack trace. */
final class KeyRefusedReport extends AbstractFailureAnalyzer<PlanKeyUnusable> {
  KeyRefusedReport() {}

  @Override
  protected FailureAnalysis analyze(Throwable root, PlanKeyUnusable cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "The worker's setting is mailferry.key-file. Correct it and start the worker again.",
        cause);
  }
}
