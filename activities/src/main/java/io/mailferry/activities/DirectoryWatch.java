package io.mailferry.activities;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the domain controllers that organisations need, every ten seconds of our time: so
 * {@code status} tells within half a minute what is away, and what is back, also while no mailbox
 * looks.
 */
public final class DirectoryWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryWatch.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final List<Thread> watching;

  private DirectoryWatch(List<Thread> watching) {
    this.watching = watching;
  }

  /** Begins to look, for each organisation on a thread of its own. */
  public static DirectoryWatch over(List<Organisation> organisations) {
    return new DirectoryWatch(
        organisations.stream()
            .map(
                each ->
                    Thread.ofVirtual()
                        .name("mailferry-directory-watch-" + each.name())
                        .start(() -> watch(each)))
            .toList());
  }

  private static void watch(Organisation organisation) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look(organisation);
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException _) {
      // It is over.
    }
  }

  private static void look(Organisation organisation) {
    try {
      organisation.breakers().lookAround();
    } catch (RuntimeException | Error broken) {
      LOG.warn(
          "organisation {}: the domain controllers could not be looked after",
          organisation.name(),
          broken);
    }
  }

  /** Looks no more. */
  @Override
  public void close() {
    watching.forEach(Thread::interrupt);
  }
}
