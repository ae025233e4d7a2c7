package io.mailferry.operations.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An operation could not be carried out; the message says why and what to do. */
public class OperationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;

  /** A failure with nothing behind it. */
  public OperationFailed(ProblemCode code, String sentence) {
    this(code, sentence, null);
  }

  /**
   * A failure.
   *
   * @param code why, for programs
   * @param sentence why and what to do, for people
   * @param cause what lies behind it
   */
  public OperationFailed(ProblemCode code, String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Why. */
  public final ProblemCode code() {
    return code;
  }

  /** Why and what to do, in words. */
  public final String sentence() {
    return String.valueOf(getMessage());
  }
}
