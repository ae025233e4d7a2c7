package io.mailferry.model.decision;

/** Whether a person is needed; the values of the search attribute {@code MailferryAttention}. */
public enum Attention {
  /** All is well. */
  NONE,
  /** Something is away or odd; it is being waited out. */
  WAITING,
  /** The same command has failed for some two hours; it is still tried. */
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
