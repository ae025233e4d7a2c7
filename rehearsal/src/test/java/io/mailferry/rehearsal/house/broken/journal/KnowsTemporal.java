package io.mailferry.rehearsal.house.broken.journal;

import io.temporal.failure.TemporalFailure;

/** Breaks a rule of the house on purpose: the journal knows no Temporal. */
public final class KnowsTemporal {
  /** What must not be seen. */
  public boolean known(Throwable failure) {
    return failure instanceof TemporalFailure;
  }
}
