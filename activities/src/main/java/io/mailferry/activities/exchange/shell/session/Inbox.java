package io.mailferry.activities.exchange.shell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What was heard of a shell and is not read yet; written and read by different threads. */
final class Inbox {
  private final BlockingQueue<ShellEvent> heard = new LinkedBlockingQueue<>();

  void add(ShellEvent event) {
    heard.add(event);
  }

  void addAll(List<ShellEvent> events) {
    heard.addAll(events);
  }

  /** Takes everything out. */
  List<ShellEvent> emptied() {
    var all = new ArrayList<ShellEvent>();
    heard.drainTo(all);
    return all;
  }

  /** The next that is heard within the time; null when nothing is. */
  @Nullable ShellEvent next(long nanos) throws InterruptedException {
    return heard.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }
}
