package io.mailferry.workflows;

import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.monitor.MonitorActivities;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The monitor's step without Exchange: each watch takes some passes until nothing is left. */
final class PretendWatch implements MonitorActivities {
  private static final Duration UNTIL_THE_NEXT_PASS = Duration.ofSeconds(20);

  private final AtomicInteger passes = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private volatile int passesPerWatch;
  private volatile @Nullable Runnable atTheEnd;

  PretendWatch takes(int number) {
    passesPerWatch = number;
    left.set(number);
    return this;
  }

  PretendWatch atTheEnd(Runnable story) {
    atTheEnd = story;
    return this;
  }

  int passes() {
    return passes.get();
  }

  @Override
  public void watchMoves(OrganisationName organisation) {
    passes.incrementAndGet();
    if (left.decrementAndGet() > 0) {
      throw ApplicationFailure.newBuilder()
          .setMessage("the next pass is due later")
          .setType("next-pass")
          .setCategory(ApplicationErrorCategory.BENIGN)
          .setNextRetryDelay(UNTIL_THE_NEXT_PASS)
          .build();
    }
    left.set(passesPerWatch);
    var story = atTheEnd;
    atTheEnd = null;
    if (story != null) {
      story.run();
    }
  }
}
