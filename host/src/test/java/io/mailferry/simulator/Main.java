package io.mailferry.simulator;

import java.util.concurrent.CountDownLatch;

/** What the host sees of a practice organisation: it tells where everything is. */
public final class Main {
  private Main() {}

  /** Runs until it is ended. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println(
        """
        {"http":"http://127.0.0.1:1","clock":{"start":"2026-11-28T20:00:00Z",\
        "exchange-start":"2026-11-28T20:00:00Z","speed":20.0},\
        "forests":{"Source":{"password":"practice"}},"shell":"/tmp/practice-shell"}\
        """);
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
