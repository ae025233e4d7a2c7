package io.mailferry.journal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;

/** Why the journal cannot be used, in the words of whoever has to put it right. */
final class Trouble {
  private static final int NOT_FOUND = 90146;

  /** What an H2 session meets whose database went down with another session's write. */
  private static final Set<Integer> WENT_DOWN = Set.of(90028, 90031, 90098, 90121);

  private static final String DISK_FULL = "53100";
  private static final Pattern NO_SPACE =
      Pattern.compile(
          "(?is).*(no space left|not enough space|disk quota exceeded|disk (is )?full).*");
  private static final long MEGABYTE = 1 << 20;

  private Trouble() {}

  /** Whether another try cannot help. */
  static boolean isNoJournal(Exception e) {
    return Causes.of(e).stream()
        .anyMatch(
            cause ->
                cause instanceof NoJournal
                    || (cause instanceof SQLException sql && sql.getErrorCode() == NOT_FOUND));
  }

  /** Whether another process holds the file, which may be for a moment only. */
  static boolean isHeldByAnother(Exception e) {
    return Causes.of(e).stream()
        .anyMatch(
            cause ->
                cause instanceof SQLException sql
                    && sql.getErrorCode() == ConnectionSource.HELD_BY_ANOTHER);
  }

  /**
   * The sentence.
   *
   * @param e what the statement met
   * @param away what the last opening of a connection met; a pool keeps that to itself
   */
  static String words(
      JournalSettings settings, @Nullable H2File file, Exception e, @Nullable SQLException away) {
    if (isNoJournal(e) || (away != null && isNoJournal(away))) {
      return "there is no journal at "
          + settings.place()
          + ": no worker has opened one there. Name the journal of your workers with --journal or"
          + " MAILFERRY_JOURNAL; a worker that starts makes its own";
    }
    if (noSpace(e, file) || (away != null && noSpace(away, file))) {
      return "the journal at "
          + settings.place()
          + " cannot be used: no space is left "
          + (file == null ? "on its disk" : "on the disk of " + file.onDisk() + space(file))
          + "; free some space there, and it is used again by itself";
    }
    return "the journal at " + settings.place() + " cannot be used: " + why(e, away);
  }

  private static String why(Exception e, @Nullable SQLException away) {
    if (away != null) {
      return firstLine(away);
    }
    return firstLine(
        e instanceof NestedRuntimeException nested ? nested.getMostSpecificCause() : e);
  }

  private static String firstLine(Throwable cause) {
    var message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  private static boolean noSpace(Throwable e, @Nullable H2File file) {
    return Causes.of(e).stream().anyMatch(cause -> tellsNoSpace(cause, file));
  }

  private static boolean tellsNoSpace(Throwable cause, @Nullable H2File file) {
    var message = cause.getMessage();
    return (message != null && NO_SPACE.matcher(message).matches())
        || (cause instanceof SQLException sql
            && (DISK_FULL.equals(sql.getSQLState())
                || (WENT_DOWN.contains(sql.getErrorCode()) && free(file) < MEGABYTE)));
  }

  private static String space(H2File file) {
    var free = free(file);
    return free == Long.MAX_VALUE
        ? ""
        : String.format(Locale.ROOT, " (%,d MB free)", free / MEGABYTE);
  }

  /** How many bytes are free beside the file; as many as can be when that cannot be told. */
  static long free(@Nullable H2File file) {
    try {
      return file == null ? Long.MAX_VALUE : free(file.onDisk().toAbsolutePath().getParent());
    } catch (IOException | RuntimeException _) {
      return Long.MAX_VALUE;
    }
  }

  private static long free(@Nullable Path folder) throws IOException {
    return folder == null ? Long.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
  }
}
