package io.mailferry.model.failure;

import io.mailferry.model.move.QueueItem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells by Exchange's own words to which family a failure belongs. What is told by the words of a
 * message comes before what is told by the name of an exception alone, because wrappers bear the
 * name and the message the cause.
 */
public final class FailureCatalogue {
  /** One line of the catalogue: a family, what of a failure is looked at, and what stands there. */
  private static final class Line {
    private final FailureFamily family;
    private final Function<QueueItem.Failure, String> where;
    private final Pattern what;

    private Line(FailureFamily family, Function<QueueItem.Failure, String> where, Pattern what) {
      this.family = family;
      this.where = where;
      this.what = what;
    }

    private FailureFamily family() {
      return family;
    }

    private boolean meets(QueueItem.Failure failure) {
      return what.matcher(where.apply(failure)).find();
    }
  }

  private static final List<Line> LINES =
      List.of(
          words(FailureFamily.TWO_MAILBOXES, "Failed to convert the source mailbox"),
          words(
              FailureFamily.FOLDER_RIGHTS,
              "Failed to find a principal|non-?canonical|Lid: (?:25000|24952|24936|25092)\\b"),
          words(
              FailureFamily.DIRECTORY_RIGHTS,
              "insuff(?:icient|_) ?access[ _]rights"
                  + "|Active Directory property '\\w+' (?:isn't|is not) write?able"),
          type(FailureFamily.BAD_ITEMS, "^TooManyBadItems"),
          words(
              FailureFamily.BAD_ITEMS,
              "exceeded the maximum number of corrupted items|Unable to SetSearchCriteria"),
          type(FailureFamily.LARGE_ITEMS, "^TooManyLargeItems"),
          words(
              FailureFamily.LARGE_ITEMS,
              "exceeded the maximum number of large items|exceeds the maximum allowed size"),
          either(FailureFamily.LARGE_ITEMS, "MapiExceptionMaxSubmissionExceeded"),
          type(FailureFamily.MISSING_ITEMS, "^TooManyMissingItems"),
          either(
              FailureFamily.QUOTA,
              "MapiExceptionShutoffQuotaExceeded|MailboxIsFull|QuotaExceeded|ExceedsTargetQuota"),
          words(FailureFamily.QUOTA, "exceeds? (?:the )?target(?: mailbox)? quota"),
          type(FailureFamily.ANOTHER_MOVE, "^(?:Source|Dest|Target)MailboxAlreadyBeingMoved"),
          words(FailureFamily.ANOTHER_MOVE, "switch the mailbox into Sync Source mode"),
          either(FailureFamily.ANOTHER_MOVE, "MapiExceptionMailboxInTransit|\\bec=1292\\b"),
          words(FailureFamily.OUTDATED_REQUEST, "source mailbox is in the wrong mailbox database"),
          type(FailureFamily.OUTDATED_REQUEST, "^DestinationADNotUpToDate"),
          type(
              FailureFamily.COPIES_LAG,
              "^MailboxDataReplicationFailed|^CannotEnterFinalization|DataGuarantee"),
          words(
              FailureFamily.COPIES_LAG,
              "satisfy .{0,80}constraint|Data Guarantee|because a database has failed over"
                  + "|postponed because Search is not up to date"),
          either(FailureFamily.DATABASE_AWAY, "MapiExceptionMdbOffline|MapiExceptionWrongServer"),
          words(
              FailureFamily.DATABASE_AWAY, "active server for database .{0,200}could not be found"),
          type(FailureFamily.DATABASE_AWAY, "^WrongServerException$"),
          words(
              FailureFamily.CONTROLLER_AWAY,
              "LDAP server is unavailable|Maintenance Mode|not available for use at the moment"),
          words(FailureFamily.CONTROLLER_AWAY, "Active Directory operation failed"),
          words(FailureFamily.FOLDER_RULES, "Unable to modify table"),
          // A call on its way can be broken whatever it calls.
          either(
              FailureFamily.FOLDER_RULES,
              "(?s)\\A(?!\\w*TransientException).*IDestinationFolder\\.SetRules"),
          type(FailureFamily.FAR_CREDENTIAL, "^MrsHttpUnauthorized"),
          words(
              FailureFamily.FAR_CREDENTIAL,
              "using the credentials provided|is unauthorized with client authentication scheme"
                  + "|\\(401\\) Unauthorized"),
          words(
              FailureFamily.ENDPOINT_CERTIFICATE,
              "Could not establish trust relationship|remote certificate is invalid"),
          words(
              FailureFamily.ENDPOINT_REFUSED,
              "was forbidden with client authentication scheme|MRS ?Proxy service is disabled"
                  + "|No MRSProxy was found running|"
                  + answer("403|404")
                  + "|(?:mrsproxy\\.svc|ProxyService).{0,80}Error details: Access is denied"),
          words(FailureFamily.ENDPOINT_WRONG, answer("400|405|413")),
          type(FailureFamily.CONNECTION_STALE, "ConnectionStale"),
          either(FailureFamily.NETWORK, "MapiExceptionNetworkError|MapiExceptionRpcServerTooBusy"),
          words(
              FailureFamily.NETWORK,
              "no longer recognizes this sequence|Unable to make connection to the server"
                  + "|no service was listening on the specified endpoint"
                  + "|no endpoint listening that could accept the message|"
                  + answer("502|503")),
          words(FailureFamily.DAMAGED_SIGNATURE, "mailbox signature"),
          words(
              FailureFamily.DAMAGED_MAILBOX,
              "Unable to synchronize manifest|Unable to query table rows|Unable to get view information"
                  + "|data consistency score"),
          either(FailureFamily.DAMAGED_MAILBOX, "MapiExceptionCorruptData"),
          type(FailureFamily.DAMAGED_MAILBOX, "^MailboxCorruptionRepairAbandoned"),
          words(
              FailureFamily.TARGET_STORE,
              "tombstone is present in the target database"
                  + "|MapiException(?:PartialCompletion|CallFailed): Unable to copy to target"),
          words(
              FailureFamily.NOT_SAVED,
              "MapiExceptionCallFailed: Unable to save changes"
                  + "|MapiExceptionPartialCompletion: Unable to delete folder"),
          // What the store refuses for good is the mailbox's, whatever it says of that.
          type(FailureFamily.DAMAGED_MAILBOX, "^StoragePermanent"),
          type(FailureFamily.POISONED, "^JobIsPoisoned"),
          type(FailureFamily.DIRECTORY_UPDATE, "^UpdateMovedMailbox"),
          type(FailureFamily.TRIED_TOO_OFTEN, "^TooManyTransientFailureRetries"),
          type(FailureFamily.NETWORK, "^(?:EndpointNotFound|CommunicationError)TransientException"),
          type(FailureFamily.PASSING, "TransientException$"));

  /** The name of an exception, which stays as it is in every language. */
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+Exception\\b");

  private FailureCatalogue() {}

  /** HTTP's answer, as .NET tells it; a number in brackets may also be a part of a name. */
  private static String answer(String codes) {
    return "remote server returned an (?:error|unexpected response): \\((?:" + codes + ")\\)";
  }

  private static Line type(FailureFamily family, String name) {
    return new Line(family, QueueItem.Failure::type, Pattern.compile(name));
  }

  private static Line words(FailureFamily family, String words) {
    return new Line(
        family,
        QueueItem.Failure::message,
        Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
  }

  /** By a name that stands in the type, or in the message when a wrapper bears another type. */
  private static Line either(FailureFamily family, String name) {
    return new Line(
        family, failure -> failure.type() + "\n" + failure.message(), Pattern.compile(name));
  }

  /**
   * The family of a failure.
   *
   * @param failure why the request failed; null when Exchange gave no reason
   */
  public static FailureFamily familyOf(QueueItem.@Nullable Failure failure) {
    if (failure == null) {
      return FailureFamily.UNKNOWN;
    }
    var family = told(failure);
    return family == FailureFamily.TRIED_TOO_OFTEN
        ? mostCommon(failure).orElse(FailureFamily.TRIED_TOO_OFTEN)
        : family;
  }

  /** <i>The most common failure is X</i>: what was tried in vain is what has to be mended. */
  private static Optional<FailureFamily> mostCommon(QueueItem.Failure failure) {
    return NAME.matcher(failure.message())
        .results()
        .map(MatchResult::group)
        .map(name -> told(new QueueItem.Failure(name, failure.side(), failure.message())))
        .filter(family -> !family.isVague())
        .findFirst();
  }

  private static FailureFamily told(QueueItem.Failure failure) {
    return LINES.stream()
        .filter(line -> line.meets(failure))
        .findFirst()
        .map(Line::family)
        .orElse(FailureFamily.UNKNOWN);
  }
}
