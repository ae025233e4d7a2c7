package io.mailferry.activities.exchange.shell;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The thread that waits in the library's blocking calls; it never keeps the process alive. */
final class SessionThread {
  private SessionThread() {}

  static ExecutorService create() {
    return Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("mailferry-shell").factory());
  }
}
