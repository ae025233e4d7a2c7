package io.mailferry.model.decision;

/** Whether a person is needed; the values of the search attribute {@code MailferryAttention}. */
public enum Attention {
  /** All is well. */
  NONE,
  /** Something is away or odd; it is being waited out. */
  WAITING,
  /**
   * Nothing has moved for longer than it should: a command has failed for some two hours, or
   * Exchange has not gone on with the request. It is still tried, or waited for.
   */
  STUCK,
  /** A question is open. */
  QUESTION;

  /** The value as stored in the search attribute. */
  public String word() {
    return switch (this) {
      case NONE -> "none";
      case WAITING -> "waiting";
      case STUCK -> "stuck";
      case QUESTION -> "question";
    };
  }
}
