package io.mailferry.rehearsal.house.broken.process;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Breaks a rule of the house on purpose: it looks like a quick test, and starts a process. */
public final class StartsAProcess {
  /** Through a helper and a lambda, as most do. */
  @Test
  void startsOne() throws Exception {
    Callable<Process> start = () -> Helper.started("true");
    start.call().waitFor();
  }

  private static final class Helper {
    static Process started(String command) throws IOException {
      return new ProcessBuilder(command).start();
    }
  }
}
