package io.mailferry.rehearsal.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be measured. */
public enum Benchmark {
  /** Events in the history of one migration. */
  HISTORY(HistoryBench::new),
  /** Commands and searches, next to a polling loop. */
  COMMANDS(CommandsBench::new),
  /** A thousand mailboxes in one process. */
  THOUSAND(ThousandBench::new),
  /** One call of the command line. */
  CLI(CliBench::new);

  private final Measurement measurement;

  Benchmark(Factory factory) {
    this.measurement = options -> factory.make(options).measure();
  }

  /** Its name on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The benchmark of this name. */
  public static Optional<Benchmark> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  Findings measure(BenchOptions options) throws Exception {
    return measurement.of(options);
  }

  /** Something that measures. */
  interface Measures {
    Findings measure() throws Exception;
  }

  private interface Factory {
    Measures make(BenchOptions options);
  }

  private interface Measurement {
    Findings of(BenchOptions options) throws Exception;
  }
}
