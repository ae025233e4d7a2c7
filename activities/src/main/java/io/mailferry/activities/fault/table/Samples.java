package io.mailferry.activities.fault.table;

/** What several samples have in common. */
final class Samples {
  /** The exception of most of the refusals that Exchange's cmdlets give. */
  static final String TASK = "RecipientTaskException";

  /** The exception of everything that happens to a remote session. */
  static final String TRANSPORT = "PSRemotingTransportException";

  private Samples() {}

  /**
   * An error id of New-MoveRequest as Exchange writes it
   * (docs/exchange/remote-powershell.md#error-ids).
   */
  static String newMove(String exception) {
    return byServer(exception)
        + " 8FA9E3FB,Microsoft.Exchange.Management.RecipientTasks.NewMoveRequest";
  }

  /** The head of an error id: where, when, and the exception. */
  static String byServer(String exception) {
    return "[Server=EXCH1,RequestId=6d1f,TimeStamp=11/23/2026 10:00:00 PM]"
        + " [FailureCategory=Cmdlet-"
        + exception
        + "]";
  }
}
