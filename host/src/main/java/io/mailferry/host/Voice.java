package io.mailferry.host;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says sentences to whoever looks, and never waits for them: a terminal that is held with Ctrl-S,
 * or a pipe that nobody reads, stops the thread that writes and nothing else. What nobody takes for
 * too long is left out.
 */
final class Voice implements Consumer<String> {
  private static final int MOST_WAITING = 1_000;

  private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final PrintStream out;

  Voice(PrintStream out) {
    this.out = out;
    Thread.ofPlatform().daemon().name("says what happens").start(this::speak);
  }

  private void speak() {
    try {
      while (true) {
        waiting.take().run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void accept(String sentence) {
    waiting.offer(
        () -> {
          out.println(Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1));
          out.flush();
        });
  }

  /** Waits until all that was said is out, for so long at most. */
  void finish(Duration patience) throws InterruptedException {
    var out = new CountDownLatch(1);
    if (waiting.offer(out::countDown)) {
      out.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
