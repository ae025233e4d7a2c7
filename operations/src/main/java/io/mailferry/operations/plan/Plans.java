package io.mailferry.operations.plan;

import io.mailferry.model.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads plan files. */
public final class Plans {
  private Plans() {}

  /** Reads a plan that says everything itself. */
  public static ReadPlan read(Path file, Route route) {
    return read(file, route, PlanHints.none());
  }

  /**
   * Reads a plan as people have it: CSV in UTF-8 or UTF-16, separated by commas, semicolons, tabs
   * or bars, with any line ends, as Excel, LibreOffice and {@code Export-Csv} write it. The first
   * line names the columns: an address ({@code EmailAddress}, or as Exchange calls it, {@code
   * PrimarySmtpAddress}) and {@code TargetDatabase} are needed; {@code TargetArchiveDatabase},
   * {@code BadItemLimit}, {@code LargeItemLimit} and {@code MailboxType} may be there, and when a
   * single mailbox may switch ({@code CompleteAfter}, {@code CutoverWindow}, {@code
   * CutoverBlackout}, {@code TimeZone}); others are passed over. Where no column has addresses,
   * another one names the mailboxes ({@code UserPrincipalName}, {@code ExchangeGuid}, {@code
   * Alias}, {@code Identity}, …). For a push the databases' columns are called {@code
   * RemoteTargetDatabase} and {@code RemoteTargetArchiveDatabase}. A file whose first line is an
   * address is a list of them.
   *
   * @param hints what the file does not say itself
   * @throws BadPlan when anything is wrong with it, with all problems at once
   */
  public static ReadPlan read(Path file, Route route, PlanHints hints) {
    var text = PlanText.of(file);
    return new PlanReader(route, hints, text.guessed()).read(text.text());
  }

  /**
   * A wave file as text, in UTF-8 or UTF-16.
   *
   * @throws BadPlan when it cannot be read, or is another kind of file
   */
  public static String textOfAWaveFile(Path file) {
    return PlanText.ofAWaveFile(file);
  }

  /** What is wrong with what is said of all mailboxes, whoever they are. */
  public static List<PlanProblem> judge(PlanHints hints) {
    return new PlanLines(hints, false).problems();
  }

  /**
   * Reads mailboxes that stand in no table.
   *
   * @param rows the mailboxes, in their order
   * @param hints what they do not say themselves
   * @param names what a file of that kind calls a value
   * @throws BadPlan when anything is wrong with them, with all problems at once
   */
  public static ReadPlan read(
      List<PlanRow> rows, Route route, PlanHints hints, Function<PlanColumn, String> names) {
    var lines = new PlanLines(hints, false);
    rows.forEach(row -> lines.read(new FileRow(row, names)));
    return lines.plan(route);
  }
}
