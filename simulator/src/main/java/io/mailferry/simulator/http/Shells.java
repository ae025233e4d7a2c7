package io.mailferry.simulator.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The shell processes that are open, each waiting to hear how it ends. */
public final class Shells {
  private static final class End {
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile String order = "bye";

    void tell(String newOrder) {
      order = newOrder;
      told.countDown();
    }
  }

  private final Set<End> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** No shells yet. */
  public Shells() {}

  String awaitEnd() {
    End end = new End();
    open.add(end);
    try {
      if (!closed) {
        end.told.await();
      }
    } catch (InterruptedException simulatorCloses) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(end);
    }
    return end.order;
  }

  /** All open shell processes die. */
  public void killAll() {
    open.forEach(end -> end.tell("die"));
  }

  void closeAll() {
    closed = true;
    open.forEach(end -> end.tell("bye"));
  }
}
