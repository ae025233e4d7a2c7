package io.mailferry.activities;

import io.mailferry.activities.fault.Fault;
import io.mailferry.workflows.FailureTypes;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.function.Supplier;

/** The one switch that turns faults into Temporal's failures, with the pace of the next try. */
public final class TemporalFailures {
  /** What a person must put right is asked for again at this pace; no click is needed then. */
  private static final Duration WHEN_PUT_RIGHT = Duration.ofMinutes(2);

  private TemporalFailures() {}

  /**
   * Runs an activity, and turns its fault into Temporal's failure. Whether it is tried again is for
   * the activity's options to say: one that acts is tried once.
   */
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
      case Fault.Away away when away.lasting() ->
          failure.setNextRetryDelay(away.retryHere()).setDetails(FailureTypes.LASTING).build();
      case Fault.Away away ->
          failure
              .setNextRetryDelay(away.retryHere())
              .setCategory(ApplicationErrorCategory.BENIGN)
              .build();
      case Fault.Refused _ ->
          failure.setNextRetryDelay(WHEN_PUT_RIGHT).setDetails(FailureTypes.LASTING).build();
    };
  }
}
