package io.mailferry.simulator.moves.request;

/**
 * Why a request failed.
 *
 * @param type the class name of the exception
 * @param side Source or Target
 * @param message its text
 */
public record MoveFailure(String type, String side, String message) {
  /** More items are bad than may be lost. */
  public static MoveFailure tooManyBadItems(int limit) {
    return new MoveFailure(
        "TooManyBadItemsPermanentException",
        "Source",
        "This mailbox exceeded the maximum number of corrupted items that were specified for this"
            + " move request. Limit: "
            + limit);
  }

  /** The mailbox has left its source in the meantime. */
  public static MoveFailure sourceGone() {
    return new MoveFailure(
        "SourceMailboxAlreadyBeingMovedPermanentException",
        "Source",
        "The source mailbox is no longer in the database this request was made for.");
  }
}
