package io.mailferry.worker;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;

/** What is typed after {@code mailferry worker} and is no setting. */
final class WorkerPrompt {
  private static final int WELL = 0;
  private static final int BAD_INPUT = 2;

  private static final String USAGE =
      """
      Usage: mailferry worker [SETTINGS]

      Takes work from Temporal until it is stopped, and reaches the Exchange organisations and
      directories that its settings name.

        SETTINGS  --name=value, as many as you like, e.g.
                  --spring.config.additional-location=file:/etc/mailferry/worker.yaml

      Every setting: docs/connect/settings.md. Whether they reach Exchange: mailferry shell check
      Exit codes: 143 it was told to stop, 1 the settings are refused or something unexpected,
      2 not understood\
      """;

  private WorkerPrompt() {}

  /** Answers on the standard streams. */
  static OptionalInt answer(List<String> arguments) {
    return answer(arguments, System.out, System.err);
  }

  /**
   * Answers what is no setting: a question for help, or a mistake.
   *
   * @return the exit code; empty when there are settings only, and a worker is to be started
   */
  static OptionalInt answer(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.println(USAGE);
      return OptionalInt.of(WELL);
    }
    var strange = arguments.stream().filter(each -> !each.startsWith("--")).findFirst();
    if (strange.isPresent()) {
      err.println("mailferry worker: not understood: " + strange.get());
      err.println(USAGE);
      return OptionalInt.of(BAD_INPUT);
    }
    return OptionalInt.empty();
  }
}
