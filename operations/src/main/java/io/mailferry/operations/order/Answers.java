package io.mailferry.operations.order;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is known about who answers, while many are asked. */
final class Answers {
  /** So many without one answer between them are no accident. */
  static final int MANY = 16;

  private static final int SOME = 4;

  private final AtomicInteger silentInARow = new AtomicInteger();
  private volatile boolean noWorker;
  private volatile @Nullable String nobody;

  /** Somebody has answered, whatever it was. */
  void heard() {
    silentInARow.set(0);
    noWorker = false;
  }

  /**
   * Somebody has not answered.
   *
   * @param why why the others need not be asked, where nobody answers; null when they are told all
   *     the same
   */
  void silent(@Nullable String why) {
    if (silentInARow.incrementAndGet() >= MANY && why != null) {
      nobody = why;
    }
  }

  /**
   * Whether workers are worth waiting for.
   *
   * @param probe asks one of them something that is answered at once
   */
  boolean workers(BooleanSupplier probe) {
    if (silentInARow.get() < SOME) {
      return true;
    }
    if (!noWorker && !probe.getAsBoolean()) {
      noWorker = true;
    }
    return !noWorker;
  }

  /** Why nobody else needs to be asked; null while somebody may answer. */
  @Nullable String nobody() {
    return nobody;
  }
}
