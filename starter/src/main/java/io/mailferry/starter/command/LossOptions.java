package io.mailferry.starter.command;

import io.mailferry.model.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much may be left behind, as it is typed. */
final class LossOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable Integer badItems;
  private @Nullable Integer largeItems;

  @Option(
      names = "--bad-items",
      paramLabel = "NUMBER",
      description = "How many damaged items may be left behind.")
  void badItems(int number) {
    badItems = checked("--bad-items", number);
  }

  @Option(
      names = "--large-items",
      paramLabel = "NUMBER",
      description = "How many items that are too large for the target may be left behind.")
  void largeItems(int number) {
    largeItems = checked("--large-items", number);
  }

  private int checked(String option, int number) {
    if (number < 1) {
      throw refused(option + " is 1 or more; limits are only ever raised");
    }
    return number;
  }

  /** The limits, 0 for one that was not typed; null when none was. */
  @Nullable Limits limits() {
    return badItems == null && largeItems == null
        ? null
        : new Limits(badItems == null ? 0 : badItems, largeItems == null ? 0 : largeItems);
  }

  /** The limits, where one at least is needed. */
  Limits needed() {
    var limits = limits();
    if (limits == null) {
      throw refused(
          "how many items may be left behind? Give --bad-items NUMBER, --large-items NUMBER or"
              + " both");
    }
    return limits;
  }

  private ParameterException refused(String why) {
    if (command == null) {
      throw new IllegalStateException("read outside of a command");
    }
    return new ParameterException(command.commandLine(), why);
  }
}
