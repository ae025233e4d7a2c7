package io.mailferry.operations.client;

import org.jspecify.annotations.Nullable;

/** Temporal, or every worker behind it, does not answer; the code and the message say which. */
public final class TemporalAway extends OperationFailed {
  private static final long serialVersionUID = 1L;

  /** Away, with what was met. */
  public TemporalAway(ProblemCode code, String sentence, @Nullable Throwable cause) {
    super(code, sentence, cause);
  }
}
