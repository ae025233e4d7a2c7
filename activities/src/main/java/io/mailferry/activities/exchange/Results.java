package io.mailferry.activities.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.Exchange.DatabaseState;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.exchange.Exchange.StampedMove;
import io.mailferry.activities.fault.redact.Redaction;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.failure.FailureCatalogue;
import io.mailferry.model.failure.FailureFamily;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the script's flat objects into values; what a version does not have is simply unknown. */
final class Results {
  private static final UUID NO_REQUEST = new UUID(0, 0);

  private Results() {}

  /** How Exchange calls requests on which directory and queue do not agree. */
  private static final Set<String> NOT_VALID = Set.of("orphaned", "datamissing", "datamismatch");

  /**
   * A request of a queue; empty when it names no mailbox, as a broken item does, or is not valid by
   * Exchange's own word.
   */
  static Optional<QueuedMove> queued(JsonNode move) {
    return isValid(move)
        ? mailbox(move).map(mailbox -> new QueuedMove(mailbox, present(move)))
        : Optional.empty();
  }

  /** A request as the statistics show it, believed or not. */
  static QueueItem item(JsonNode move) {
    return isValid(move) ? present(move) : invalid(move);
  }

  /** A version that tells nothing of it is believed. */
  private static boolean isValid(JsonNode move) {
    var stated = move.path("IsValid");
    return (!stated.isBoolean() || stated.asBoolean())
        && Stream.of("Status", "StatusDetail")
            .map(property -> text(move, property))
            .filter(Objects::nonNull)
            .noneMatch(word -> NOT_VALID.contains(word.toLowerCase(Locale.ROOT)));
  }

  private static QueueItem.Invalid invalid(JsonNode move) {
    var words =
        Stream.of("Status", "StatusDetail")
            .map(property -> text(move, property))
            .filter(Objects::nonNull)
            .filter(word -> NOT_VALID.contains(word.toLowerCase(Locale.ROOT)));
    var message = Optional.ofNullable(text(move, "ValidationMessage")).map(Redaction::of);
    return new QueueItem.Invalid(
        Stream.concat(words, message.stream()).distinct().collect(Collectors.joining(": ")),
        Optional.ofNullable(text(move, "StatusDetail")).orElse(""),
        text(move, "BatchName"));
  }

  static Optional<StampedMove> stamped(JsonNode move) {
    return mailbox(move)
        .map(
            mailbox ->
                new StampedMove(
                    mailbox,
                    status(move),
                    text(move, "BatchName"),
                    text(move, "TargetDatabase"),
                    text(move, "SourceDatabase")));
  }

  private static QueueItem.Present present(JsonNode move) {
    var status = status(move);
    return new QueueItem.Present(
        guid(move, "RequestGuid").orElse(NO_REQUEST),
        status,
        Optional.ofNullable(text(move, "StatusDetail")).orElse(""),
        route(move),
        text(move, "BatchName"),
        text(move, "TargetDatabase"),
        origin(move),
        flag(move, "SuspendWhenReadyToComplete"),
        time(move, "CompleteAfter"),
        progress(move),
        times(move),
        failure(move, status),
        limits(move),
        versions(move),
        status == RequestStatus.SUSPENDED ? SuspendComment.in(text(move, "Message")) : null);
  }

  private static QueueItem.@Nullable Versions versions(JsonNode move) {
    var source = text(move, "SourceVersion");
    var target = text(move, "TargetVersion");
    return source == null || target == null ? null : new QueueItem.Versions(source, target);
  }

  /** A release that knows no limit for large items tells none; one that has none says unlimited. */
  private static @Nullable Limits limits(JsonNode move) {
    var bad = limit(move, "BadItemLimit");
    var large = limit(move, "LargeItemLimit");
    return bad == null ? null : new Limits(bad, large == null ? 0 : large);
  }

  private static @Nullable Integer limit(JsonNode move, String property) {
    var text = text(move, property);
    if (text == null) {
      return null;
    }
    return text.equalsIgnoreCase("unlimited") ? Limits.UNLIMITED : (int) number(move, property);
  }

  /** In a pull the source stands in the other forest, and Exchange calls it the remote one. */
  private static @Nullable String origin(JsonNode move) {
    var source = text(move, "SourceDatabase");
    return source == null && route(move) == Route.PULL ? text(move, "RemoteDatabaseName") : source;
  }

  private static QueueItem.Progress progress(JsonNode move) {
    return new QueueItem.Progress(
        (int) number(move, "PercentComplete"),
        number(move, "BytesTransferred"),
        number(move, "TotalMailboxSize"),
        number(move, "ItemsTransferred"),
        (int) number(move, "BadItemsEncountered"));
  }

  private static QueueItem.Times times(JsonNode move) {
    return new QueueItem.Times(
        time(move, "QueuedTimestamp"),
        time(move, "StartTimestamp"),
        time(move, "LastUpdateTimestamp"),
        time(move, "InitialSeedingCompletedTimestamp"),
        time(move, "CompletionTimestamp"),
        number(move, "TotalFinalizationDuration"));
  }

  /**
   * Messages of a request that has not failed are passing remarks, and not errors
   * (docs/exchange/cmdlets.md#passing-messages).
   */
  private static QueueItem.@Nullable Failure failure(JsonNode move, RequestStatus status) {
    var type = text(move, "FailureType");
    if (status != RequestStatus.FAILED && status != RequestStatus.COMPLETED_WITH_WARNING) {
      return null;
    }
    return new QueueItem.Failure(
        type == null ? "" : type,
        text(move, "FailureSide"),
        Redaction.of(Optional.ofNullable(text(move, "Message")).orElse("")),
        time(move, "FailureTimestamp"));
  }

  /** The end of the report; empty texts where Exchange sent none. */
  static MoveReport report(JsonNode move) {
    return MoveReport.redacted(
        Optional.ofNullable(text(move, "ReportFailures")).orElse(""),
        Optional.ofNullable(text(move, "ReportEntries")).orElse(""));
  }

  /** From direction and style; the flags say the same where a version prints only them. */
  private static Route route(JsonNode move) {
    var words =
        Arrays.stream(
                (text(move, "RequestStyle")
                        + ","
                        + text(move, "Direction")
                        + ","
                        + text(move, "Flags"))
                    .split(",", -1))
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(HashSet::new));
    return routeOf(words);
  }

  private static Route routeOf(Set<String> words) {
    if (!words.contains("crossorg")) {
      return Route.LOCAL;
    }
    return words.contains("push") ? Route.PUSH : Route.PULL;
  }

  static DatabaseState database(JsonNode database) {
    return new DatabaseState(
        flag(database, "Mounted"), text(database, "MountedOnServer"), flag(database, "Recovery"));
  }

  /** What kept somebody from logging on; empty when nothing did. */
  static Optional<String> logOn(JsonNode test) {
    var result = text(test, "Result");
    if ("Success".equalsIgnoreCase(result)) {
      return Optional.empty();
    }
    var error = text(test, "Error");
    return Optional.of(Redaction.of(error == null ? "the test said " + result : error));
  }

  /** A failed test is no error; the detail says what the endpoint said. */
  static FarAnswer farAnswer(JsonNode test) {
    var result = text(test, "Result");
    if ("Success".equalsIgnoreCase(result)) {
      return new FarAnswer.LetIn();
    }
    var words =
        Stream.of("ErrorDetail", "Message")
            .map(property -> text(test, property))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("the test said " + result);
    var family = FailureCatalogue.familyOf(new QueueItem.Failure("", null, words, null));
    return family == FailureFamily.FAR_CREDENTIAL
        ? new FarAnswer.Refused(Redaction.of(words))
        : new FarAnswer.Untold(Redaction.of(words));
  }

  static @Nullable String text(JsonNode node, String property) {
    var value = node.path(property);
    return value.isValueNode() && !value.isNull() && !value.asText().isEmpty()
        ? value.asText()
        : null;
  }

  private static RequestStatus status(JsonNode move) {
    var word = text(move, "Status");
    return word == null ? RequestStatus.UNRECOGNISED : RequestStatus.ofWord(word);
  }

  private static Optional<MailboxGuid> mailbox(JsonNode move) {
    return guid(move, "ExchangeGuid")
        .filter(guid -> !guid.equals(NO_REQUEST))
        .map(MailboxGuid::new);
  }

  private static Optional<UUID> guid(JsonNode node, String property) {
    try {
      return Optional.ofNullable(text(node, property)).map(UUID::fromString);
    } catch (IllegalArgumentException mangled) {
      return Optional.empty();
    }
  }

  private static boolean flag(JsonNode node, String property) {
    return node.path(property).asBoolean();
  }

  private static long number(JsonNode node, String property) {
    return node.path(property).asLong();
  }

  private static @Nullable Instant time(JsonNode node, String property) {
    try {
      var text = text(node, property);
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException mangled) {
      return null;
    }
  }
}
