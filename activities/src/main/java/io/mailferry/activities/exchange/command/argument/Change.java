package io.mailferry.activities.exchange.command.argument;

import io.mailferry.model.Limits;
import io.mailferry.model.WaveName;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a request. What a job takes depends on how it was created
 * (docs/exchange/cmdlets.md#changes): see {@link OfTimedJob}, {@link OfStoppingJob} and {@link
 * OfRemoteJob}; the others suit every job that is not over.
 */
public sealed interface Change {
  /** For a job that Exchange completes by itself; refused for one that stops before its end. */
  sealed interface OfTimedJob extends Change {}

  /** For a job that stops before its end; refused for one that Exchange completes by itself. */
  sealed interface OfStoppingJob extends Change {}

  /** For a move between two forests; refused for a local one. */
  sealed interface OfRemoteJob extends Change {}

  /**
   * When to complete.
   *
   * @param at in UTC; at most 120 days ahead, a moment past means now
   */
  record CompleteAfter(Instant at) implements OfTimedJob {}

  /** {@code -CompleteAfter $null}: complete as soon as everything is copied. */
  record CompleteAnyTime() implements OfTimedJob {}

  /**
   * When to start; only while the request is queued.
   *
   * @param at in UTC; at most 30 days ahead
   */
  record StartAfter(Instant at) implements OfTimedJob {}

  /**
   * How often to sync until completion.
   *
   * @param interval 0 to 120 days
   */
  record SyncEvery(Duration interval) implements OfTimedJob {
    /**
     * @throws IllegalCommand when Exchange would not take it
     */
    public SyncEvery {
      Rule.interval(interval);
    }
  }

  /**
   * {@code -SuspendWhenReadyToComplete}, a boolean here.
   *
   * @param stop whether to stop before completion
   */
  record StopWhenReady(boolean stop) implements OfStoppingJob {}

  /**
   * {@code -PreventCompletion}, a boolean here.
   *
   * @param prevent whether to stop before completion
   */
  record PreventCompletion(boolean prevent) implements OfStoppingJob {}

  /**
   * The far end after an outage, without asking for the move again.
   *
   * @param hostName the MRS proxy endpoint's fully qualified name; null to leave it
   * @param credential the <em>name</em> of the credential for it; null to leave it
   * @param globalCatalog the far global catalog; null to leave it
   */
  record FarEnd(
      @Nullable String hostName, @Nullable String credential, @Nullable String globalCatalog)
      implements OfRemoteJob {
    /**
     * @throws IllegalCommand when nothing is changed, or a name is blank
     */
    public FarEnd {
      Rule.that(
          hostName != null || credential != null || globalCatalog != null,
          "a change changes something");
      Rule.nameIfGiven("RemoteHostName", hostName);
      Rule.nameIfGiven("RemoteCredential", credential);
      Rule.nameIfGiven("RemoteGlobalCatalog", globalCatalog);
    }
  }

  /**
   * How much may be left behind; at least what was left behind already.
   *
   * @param limits how many; 0 leaves a limit as it is
   */
  record MostLoss(Limits limits) implements Change {
    /**
     * @throws IllegalCommand when nothing is changed
     */
    public MostLoss {
      Rule.that(!limits.equals(Limits.NONE), "a change changes something");
    }
  }

  /**
   * Whose the request is.
   *
   * @param wave whose {@code BatchName} it gets
   */
  record Mark(WaveName wave) implements Change {}
}
