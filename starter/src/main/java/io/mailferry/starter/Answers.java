package io.mailferry.starter;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for what was asked on another thread. */
final class Answers {
  private Answers() {}

  static <T> T of(Future<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(ExitCode.UNEXPECTED, "interrupted");
    }
  }
}
