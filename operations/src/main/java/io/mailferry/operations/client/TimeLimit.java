package io.mailferry.operations.client;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for an answer, but not for longer than somebody at a screen does. */
public final class TimeLimit {
  private TimeLimit() {}

  /**
   * Asks.
   *
   * @throws TimeoutException when there is no answer in time; the question may still arrive
   */
  public static <T> T within(Duration timeout, Callable<T> question) throws TimeoutException {
    var task = new FutureTask<>(question);
    Thread.ofVirtual().name("asking").start(task);
    try {
      return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationFailed(
          ProblemCode.INTERRUPTED, "interrupted while waiting for an answer", e);
    } finally {
      task.cancel(true);
    }
  }
}
