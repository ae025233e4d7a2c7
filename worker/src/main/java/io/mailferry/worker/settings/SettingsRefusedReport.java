package io.mailferry.worker.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints refused settings as a list for a person instead of a stack trace. */
final class SettingsRefusedReport extends AbstractFailureAnalyzer<SettingsRefused> {
  SettingsRefusedReport() {}

  @Override
  protected FailureAnalysis analyze(Throwable root, SettingsRefused cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Correct them in application.yaml (or the environment) and start the worker again.",
        cause);
  }
}
