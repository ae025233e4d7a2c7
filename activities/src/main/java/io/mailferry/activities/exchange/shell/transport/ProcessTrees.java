package io.mailferry.activities.exchange.shell.transport;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process and all it has started. */
final class ProcessTrees {
  private static final long SOON_MILLIS = 2_000;

  private ProcessTrees() {}

  /** Ends the tree by force, and waits a moment until the process is gone. */
  static void end(ProcessHandle process) {
    // Descendants are listed while their parent lives: an orphan cannot be found any more.
    var descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(process, SOON_MILLIS);
  }

  /** Whether the process is gone within that time. */
  static boolean awaitEnd(ProcessHandle process, long millis) {
    try {
      process.onExit().get(millis, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stillThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
