package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of a plan, under the names administrators know from migration batches. */
public enum PlanColumn {
  /** Whom to move. */
  EMAIL_ADDRESS("EmailAddress", null, true),
  /** Where to. */
  TARGET_DATABASE("TargetDatabase", "RemoteTargetDatabase", true),
  /** Where the archive goes. */
  TARGET_ARCHIVE_DATABASE("TargetArchiveDatabase", "RemoteTargetArchiveDatabase", false),
  /** How many damaged items may be left behind. */
  BAD_ITEM_LIMIT("BadItemLimit", null, false),
  /** How many too large items may be left behind. */
  LARGE_ITEM_LIMIT("LargeItemLimit", null, false),
  /** Which part moves. */
  MAILBOX_TYPE("MailboxType", null, false),
  /** The moment before which it does not switch. */
  COMPLETE_AFTER("CompleteAfter", null, false),
  /** The windows in which it switches. */
  CUTOVER_WINDOW("CutoverWindow", null, false),
  /** When it does not switch. */
  CUTOVER_BLACKOUT("CutoverBlackout", null, false),
  /** Whose local time that is. */
  TIME_ZONE("TimeZone", null, false);

  private final String name;
  private final @Nullable String pushName;
  private final boolean needed;

  PlanColumn(String name, @Nullable String pushName, boolean needed) {
    this.name = name;
    this.pushName = pushName;
    this.needed = needed;
  }

  /** What the column is called in a plan of this route. */
  String nameFor(Route route) {
    return switch (route) {
      case LOCAL, PULL -> name;
      case PUSH -> pushName == null ? name : pushName;
    };
  }

  /** Whether it says when a single mailbox may switch. */
  boolean saysWhen() {
    return switch (this) {
      case COMPLETE_AFTER, CUTOVER_WINDOW, CUTOVER_BLACKOUT, TIME_ZONE -> true;
      case EMAIL_ADDRESS,
          TARGET_DATABASE,
          TARGET_ARCHIVE_DATABASE,
          BAD_ITEM_LIMIT,
          LARGE_ITEM_LIMIT,
          MAILBOX_TYPE ->
          false;
    };
  }

  boolean needed() {
    return needed;
  }

  /** What other programs call it, the likeliest first; none of them means the way of a move. */
  List<String> otherNames() {
    return switch (this) {
      case EMAIL_ADDRESS ->
          List.of(
              "PrimarySmtpAddress",
              "WindowsEmailAddress",
              "SmtpAddress",
              "Email",
              "EMailAdresse",
              "MailAddress",
              "Mail");
      case TARGET_DATABASE -> List.of("TargetMailboxDatabase", "TargetDB");
      case COMPLETE_AFTER ->
          List.of(
              "CompletionTime",
              "CompletionDate",
              "NotBefore",
              "CutoverNotBefore",
              "CutoverAfter",
              "CutoverTime",
              "CutoverDate");
      case CUTOVER_WINDOW -> List.of("CutoverWindows");
      case CUTOVER_BLACKOUT -> List.of("CutoverBlackouts");
      case TIME_ZONE -> List.of("TimeZoneId", "CutoverTimeZone", "CutoverZone");
      case TARGET_ARCHIVE_DATABASE, BAD_ITEM_LIMIT, LARGE_ITEM_LIMIT, MAILBOX_TYPE -> List.of();
    };
  }

  static Optional<PlanColumn> named(String header, Route route) {
    return Arrays.stream(values())
        .filter(column -> ColumnName.isSame(column.nameFor(route), header))
        .findFirst();
  }

  /** The column that has this name on the routes of the other kind. */
  static Optional<PlanColumn> namedOnOtherRoutes(String header, Route route) {
    return named(header, route == Route.PUSH ? Route.PULL : Route.PUSH);
  }

  /** Whether any of some names is one of a column, on whichever route. */
  static boolean anyIn(List<String> headers) {
    return Arrays.stream(values())
        .flatMap(
            column ->
                Stream.concat(
                    Stream.of(column.nameFor(Route.PULL), column.nameFor(Route.PUSH)),
                    column.otherNames().stream()))
        .anyMatch(name -> headers.stream().anyMatch(header -> ColumnName.isSame(name, header)));
  }

  static List<String> names(Route route) {
    return Arrays.stream(values()).map(column -> column.nameFor(route)).toList();
  }
}
