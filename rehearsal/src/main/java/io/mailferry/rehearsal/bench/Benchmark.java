package io.mailferry.rehearsal.bench;

import io.mailferry.activities.exchange.shell.transport.PowerShells;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be measured. */
public enum Benchmark {
  /** Events in the history of one migration. */
  HISTORY,
  /** Commands and searches, next to a polling loop. */
  COMMANDS,
  /** A thousand mailboxes in one process. */
  THOUSAND,
  /** One call of the command line. */
  CLI,
  /** One request through a shell, by both transports. */
  SHELL;

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The benchmark of this name. */
  public static Optional<Benchmark> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Why it cannot be measured on this machine; empty when it can. */
  public Optional<String> hindrance() {
    return this == SHELL && ShellBench.powershell().isEmpty()
        ? Optional.of(
            "bench shell needs a PowerShell: "
                + PowerShells.VARIABLE
                + " names no program that runs here, or it is not set and none is on the PATH")
        : Optional.empty();
  }

  Findings measure(BenchOptions options) throws Exception {
    return switch (this) {
      case HISTORY -> new HistoryBench(options).measure();
      case COMMANDS -> new CommandsBench(options).measure();
      case THOUSAND -> new ThousandBench(options).measure();
      case CLI -> new CliBench(options).measure();
      case SHELL -> new ShellBench(options).measure();
    };
  }
}
