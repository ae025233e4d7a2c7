package io.mailferry.activities.fault;

/** What several samples have in common. */
final class Samples {
  /** An error of New-MoveRequest as Exchange writes its id. */
  static final String NEW_MOVE =
      "[Server=EXCH1,RequestId=6d1f,TimeStamp=11/23/2026 10:00:00 PM]"
          + " [FailureCategory=Cmdlet-RecipientTaskException]"
          + " 4A2B,Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest";

  static final String TASK = "RecipientTaskException";

  private Samples() {}
}
