package io.mailferry.simulator.moves.request;

import org.jspecify.annotations.Nullable;

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

  /** The other forest does not let the account in that the request was given. */
  public static MoveFailure unauthorized(String side, @Nullable String host) {
    return new MoveFailure("RemotePermanentException", side, unauthorized(host));
  }

  /** What is said of an account that is not let in. */
  public static String unauthorized(@Nullable String host) {
    return "The Mailbox Replication Service was unable to connect to the remote server using the"
        + " credentials provided. Please check the credentials and try again. The call to 'https://"
        + host
        + "/EWS/mrsproxy.svc' failed. Error details: The HTTP request is unauthorized with client"
        + " authentication scheme 'Negotiate'. The authentication header received from the server"
        + " was 'Negotiate,NTLM'. --> The remote server returned an error: (401) Unauthorized.";
  }

  /** The mailbox has left its source in the meantime. */
  public static MoveFailure sourceGone() {
    return new MoveFailure(
        "SourceMailboxAlreadyBeingMovedPermanentException",
        "Source",
        "The source mailbox is no longer in the database this request was made for.");
  }
}
