package io.mailferry.operations.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.journal.PlanKeyUnusable;
import io.mailferry.journal.database.JournalUnavailable;
import java.util.function.Supplier;

/** Turns what journal, key file and wire throw into the failures of operations. */
public final class Failures {
  private Failures() {}

  /**
   * Carries something out.
   *
   * @throws OperationFailed for every failure that is known; all others pass unchanged
   */
  public static <T> T translated(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (OperationFailed e) {
      throw e;
    } catch (JournalUnavailable e) {
      throw new OperationFailed(ProblemCode.JOURNAL_AWAY, String.valueOf(e.getMessage()), e);
    } catch (PlanKeyUnusable e) {
      throw new OperationFailed(ProblemCode.KEY_UNUSABLE, String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      if (fromTheWire(e)) {
        throw new TemporalAway(ProblemCode.TEMPORAL_AWAY, String.valueOf(e.getMessage()), e);
      }
      throw e;
    }
  }

  /** Whether Temporal went away in the middle of an operation. */
  private static boolean fromTheWire(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        var code = status.getStatus().getCode();
        return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
      }
    }
    return false;
  }
}
