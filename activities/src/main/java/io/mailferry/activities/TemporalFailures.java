package io.mailferry.activities;

import io.mailferry.activities.fault.Fault;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Supplier;

/** The one switch that turns the faults of a look into Temporal's retry behaviour. */
public final class TemporalFailures {
  /** What a person must put right is asked for again at this pace; no click is needed then. */
  private static final Duration WHEN_PUT_RIGHT = Duration.ofMinutes(2);

  private TemporalFailures() {}

  /** Runs a look, and lets Temporal try it again when it faults. */
  public static <T> T retried(Supplier<T> look) {
    try {
      return look.get();
    } catch (Fault fault) {
      throw forTemporal(fault);
    }
  }

  private static ApplicationFailure forTemporal(Fault fault) {
    var failure =
        ApplicationFailure.newBuilder()
            .setMessage(fault.sentence())
            .setType(fault.code())
            .setNonRetryable(false);
    return switch (fault) {
      case Fault.NotReached _, Fault.Unconfirmed _ -> failure.build();
      case Fault.Busy busy ->
          failure
              .setNextRetryDelay(busy.retryAfter())
              .setCategory(ApplicationErrorCategory.BENIGN)
              .build();
      case Fault.Refused _ -> failure.setNextRetryDelay(WHEN_PUT_RIGHT).build();
    };
  }
}
