package io.mailferry.worker.settings;

import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names settings that nobody knows. Spring Boot would print their values, passwords included. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnknownSettingReport
    extends AbstractFailureAnalyzer<UnboundConfigurationPropertiesException> {
  UnknownSettingReport() {}

  @Override
  protected FailureAnalysis analyze(Throwable root, UnboundConfigurationPropertiesException cause) {
    return new FailureAnalysis(
        "the worker's settings are refused, and nothing was started:\n"
            + cause.getUnboundProperties().stream()
                .map(each -> "  - " + each.getName() + ": there is no such setting")
                .sorted()
                .collect(Collectors.joining("\n")),
        "Correct them in application.yaml (or the environment) and start the worker again;"
            + " passwords lie in files that the settings name.",
        cause);
  }
}
