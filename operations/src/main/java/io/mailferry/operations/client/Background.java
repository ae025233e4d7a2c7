package io.mailferry.operations.client;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something asked on another thread while this one does something else.
 *
 * @param <T> what is asked for
 */
public final class Background<T> {
  private final FutureTask<T> task;

  private Background(FutureTask<T> task) {
    this.task = task;
  }

  /** Begins to ask. */
  public static <T> Background<T> ask(Callable<T> question) {
    var task = new FutureTask<>(question);
    Thread.ofVirtual().name("asking").start(task);
    return new Background<>(task);
  }

  /**
   * Waits for the answer; throws what the question threw.
   *
   * @throws OperationFailed {@link ProblemCode#INTERRUPTED}
   */
  public T answer() {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperationFailed(ProblemCode.INTERRUPTED, "interrupted", e);
    }
  }
}
