package io.mailferry.operations.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.journal.PlanKeyUnusable;
import io.mailferry.journal.database.JournalUnavailable;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what journal, key file and wire throw into the failures of operations. */
public final class Failures {
  /** It is gone, it is silent, or it asks to come again. */
  private static final Set<Status.Code> AWAY =
      EnumSet.of(
          Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.RESOURCE_EXHAUSTED);

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
      var code = codeFromTheWire(e);
      if (code != null && AWAY.contains(code)) {
        throw new TemporalAway(
            ProblemCode.TEMPORAL_AWAY,
            "Temporal stopped answering in the middle ("
                + code.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + ")",
            e);
      }
      throw e;
    }
  }

  /** What ended an operation that Temporal had begun to answer; null when it was something else. */
  private static Status.@Nullable Code codeFromTheWire(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status.getStatus().getCode();
      }
    }
    return null;
  }
}
