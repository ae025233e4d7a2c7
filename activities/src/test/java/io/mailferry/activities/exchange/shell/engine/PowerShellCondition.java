package io.mailferry.activities.exchange.shell.engine;

import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Decides for {@link NeedsPowerShell}: run, leave out, or fail. */
final class PowerShellCondition implements ExecutionCondition {
  private final Map<String, String> environment;

  PowerShellCondition() {
    this(System.getenv());
  }

  PowerShellCondition(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return decide();
  }

  /**
   * The decision, which is the same for every test.
   *
   * @throws IllegalStateException when there is no PowerShell on a build server
   */
  ConditionEvaluationResult decide() {
    var shell = PowerShellOfTests.in(environment);
    if (shell.isPresent()) {
      return ConditionEvaluationResult.enabled("runs on " + shell.get());
    }
    var none = PowerShellOfTests.none(environment);
    if (!environment.getOrDefault("CI", "").isEmpty()) {
      throw new IllegalStateException(none + " (CI is set, so they are not left out)");
    }
    return ConditionEvaluationResult.disabled(none);
  }
}
