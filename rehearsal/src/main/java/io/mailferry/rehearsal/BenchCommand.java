package io.mailferry.rehearsal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code bench}: measurements. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Measures.")
final class BenchCommand implements Callable<Integer> {
  BenchCommand() {}

  @Override
  public Integer call() {
    return 0;
  }
}
