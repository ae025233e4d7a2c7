package io.mailferry.model.failure;

import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.move.QueueItem;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What mailboxes have in common whose requests failed, so that one answer is for all of them. A
 * family that holds unlike failures is told apart by the exception that Exchange names.
 */
public final class FailureCause {
  private static final int MOST_LETTERS = 80;

  /** The store's exceptions bear that word in front, all others at the end. */
  private static final Pattern NAME =
      Pattern.compile("\\bMapiException[A-Z]\\w*|\\b[A-Z]\\w*Exception\\b");

  /** Names that say only who tells of a failure, or whether it passes. */
  private static final Pattern WRAPPER =
      Pattern.compile(
          "^(?:(?:MRS)?Remote|MailboxReplication|Migration(?:MRS)?|MRS|Storage|CommunicationError"
              + "|TooManyTransientFailureRetries)?(?:Transient|Permanent)Exception$");

  private static final Pattern HOST =
      Pattern.compile("https?://([\\w.-]+)|(?:running at|with authority) '([\\w.-]+)");

  private FailureCause() {}

  /**
   * The cause as a durable word for programs, e.g. {@code failed/bad-items}, {@code
   * failed/database-away/TGT-DB01} or {@code failed/unknown/SomethingNewPermanentException}: the
   * word of the failure's family, and behind it what else tells its failures apart. Nobody shares
   * the cause of a mailbox that exists twice.
   *
   * @param failure why the request failed; null when Exchange gave no reason
   * @param mailbox whose request
   * @param target where it moves to
   */
  public static String of(
      QueueItem.@Nullable Failure failure, MailboxGuid mailbox, Database target) {
    var family = FailureCatalogue.familyOf(failure);
    var which =
        switch (family) {
          case COPIES_LAG, DATABASE_AWAY -> target.name();
          case TWO_MAILBOXES -> mailbox.toString();
          case ENDPOINT_REFUSED, ENDPOINT_WRONG, ENDPOINT_CERTIFICATE ->
              failure == null ? "" : host(failure.message());
          case DAMAGED_MAILBOX, TRIED_TOO_OFTEN, PASSING, UNKNOWN ->
              failure == null ? "" : harmless(name(failure));
          case BAD_ITEMS,
              LARGE_ITEMS,
              MISSING_ITEMS,
              QUOTA,
              FOLDER_RIGHTS,
              FOLDER_RULES,
              DAMAGED_SIGNATURE,
              ANOTHER_MOVE,
              OUTDATED_REQUEST,
              TARGET_STORE,
              NOT_SAVED,
              CONTROLLER_AWAY,
              NETWORK,
              FAR_CREDENTIAL,
              CONNECTION_STALE,
              POISONED,
              DIRECTORY_RIGHTS,
              DIRECTORY_UPDATE ->
              "";
        };
    return which.isEmpty() ? family.word() : family.word() + "/" + which;
  }

  /** Where the type is a wrapper's, what it wraps says more. */
  private static String name(QueueItem.Failure failure) {
    var type = failure.type().substring(failure.type().lastIndexOf('.') + 1);
    return type.isBlank() || WRAPPER.matcher(type).matches()
        ? named(failure.message())
            .filter(each -> each.startsWith("Mapi"))
            .findFirst()
            .or(
                () ->
                    named(failure.message())
                        .filter(each -> !WRAPPER.matcher(each).matches())
                        .findFirst())
            .orElse(type)
        : type;
  }

  private static Stream<String> named(String message) {
    return NAME.matcher(message).results().map(MatchResult::group);
  }

  private static String host(String message) {
    return HOST.matcher(message)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
        .map(host -> harmless(host).toLowerCase(Locale.ROOT))
        .findFirst()
        .orElse("");
  }

  /** It is typed into a shell, and stands in histories. */
  private static String harmless(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9_.-]", "");
    return plain.substring(0, Math.min(plain.length(), MOST_LETTERS));
  }
}
