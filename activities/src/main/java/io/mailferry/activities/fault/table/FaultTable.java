package io.mailferry.activities.fault.table;

import io.mailferry.activities.fault.Effect;
import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.FaultCode;
import io.mailferry.activities.fault.redact.Redaction;
import io.mailferry.activities.fault.row.ErrorParts;
import io.mailferry.activities.fault.row.FaultRow;
import io.mailferry.activities.fault.row.Nature;
import io.mailferry.activities.fault.row.RowDraft;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the words of Exchange, WinRM, PowerShell and LDAP into ours, in one place.
 *
 * <p>What it does not know is {@link Fault.Unconfirmed}: we would rather look once too often than
 * believe that nothing happened.
 */
public final class FaultTable {
  private static final FaultRow UNKNOWN =
      RowDraft.row(FaultCode.EX_UNKNOWN)
          .unconfirmed()
          .cause("Exchange answered with an error that Mailferry does not know")
          .mailferry("It looks whether the command ran before it does anything else.")
          .you("Report the words, so that they get a row of their own.")
          .seen("Mailferry", "", "FluxCapacitorException", "The flux capacitor is cold.")
          .finished();

  /** The rows that this release knows. */
  public static final FaultTable STANDARD =
      new FaultTable(
          Stream.of(
                  ThrottlingFaults.rows(),
                  ConnectFaults.rows(),
                  BinderFaults.rows(),
                  RequestFaults.rows(),
                  MailboxFaults.rows(),
                  EnvironmentFaults.rows(),
                  EndpointFaults.rows(),
                  StoreFaults.rows(),
                  RequestFaults.ofAnotherServer(),
                  SessionFaults.rows(),
                  OwnFaults.rows(),
                  DirectoryFaults.rows())
              .flatMap(List::stream)
              .map(RowDraft::finished)
              .toList());

  private final List<FaultRow> rows;

  FaultTable(List<FaultRow> rows) {
    this.rows = Stream.concat(rows.stream(), Stream.of(UNKNOWN)).toList();
  }

  /**
   * All rows; of two that know an error, the one that goes by more than its text, then the first.
   */
  public List<FaultRow> rows() {
    return rows;
  }

  /**
   * The row that knows an error, or the one for what nobody knows.
   *
   * <p>What an error says of its command counts only while the session stands: the words of one
   * that broke in mid-command may be about the break, and the command may have run before. Only a
   * request to wait is heeded even then, because it is about the account.
   */
  public FaultRow classify(ErrorReport report) {
    var row = known(report);
    if (!report.brokeTheSession()) {
      return row;
    }
    return switch (row.nature()) {
      case Nature.Unconfirmed _, Nature.Busy _ -> row;
      case Nature.NotReached _, Nature.Refused _ -> row(FaultCode.EX_SESSION_LOST).orElse(UNKNOWN);
    };
  }

  private FaultRow known(ErrorReport report) {
    var parts = ErrorParts.of(report);
    return Stream.of(false, true)
        .flatMap(byTextOnly -> rows.stream().filter(row -> row.knows(parts, byTextOnly)))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /**
   * The fault that an error is.
   *
   * @param report what the other side said
   * @param effect what the command does; a read that was lost is asked for again
   * @param where the command and the place, e.g. {@code New-MoveRequest at exch1.target.example}
   */
  public Fault fault(ErrorReport report, Effect effect, String where) {
    return fault(classify(report), report, Redaction.of(report.message()), effect, where, null);
  }

  /**
   * The fault that Mailferry itself met.
   *
   * @param code of the row
   * @param what what was met, without any person's name
   * @throws IllegalArgumentException when the table has no such row
   */
  public Fault fault(
      String code, String what, Effect effect, String where, @Nullable Throwable cause) {
    var row =
        row(code).orElseThrow(() -> new IllegalArgumentException("the table has no row " + code));
    return fault(row, ErrorReport.ours(code, what), what, effect, where, cause);
  }

  private Optional<FaultRow> row(String code) {
    return rows.stream().filter(each -> each.code().equals(code)).findFirst();
  }

  private static Fault fault(
      FaultRow row,
      ErrorReport report,
      String told,
      Effect effect,
      String where,
      @Nullable Throwable cause) {
    var code = row.code();
    var sentence = sentence(row, report.reason(), told, where);
    return switch (row.nature()) {
      case Nature.NotReached _ -> new Fault.NotReached(code, sentence, cause);
      case Nature.Unconfirmed _ ->
          switch (effect) {
            case READS -> new Fault.NotReached(code, sentence, cause);
            case CHANGES -> new Fault.Unconfirmed(code, sentence, cause);
          };
      case Nature.Busy _ when effect == Effect.CHANGES && report.brokeTheSession() ->
          new Fault.Unconfirmed(code, sentence, cause);
      case Nature.Busy busy ->
          new Fault.Busy(code, sentence, busy.retryAfter(ErrorParts.head(report.message())), cause);
      case Nature.Refused refused -> new Fault.Refused(code, sentence, refused.reason(), cause);
    };
  }

  private static String sentence(FaultRow row, String reason, String told, String where) {
    var words = Stream.of(reason, told).filter(word -> !word.isBlank()).toList();
    var quote = words.isEmpty() ? "" : " [" + String.join(": ", words) + "]";
    var advice = row.youMayDo().startsWith("Nothing") ? "" : " " + row.youMayDo();
    return "%s (%s)%s. %s%s".formatted(row.cause(), where, quote, row.mailferryDoes(), advice);
  }

  /**
   * What a fault is and what a person may do, without what Mailferry does about it: for somebody
   * whose question ends with the answer, so that nothing is tried again.
   */
  public static String withoutPromise(Fault fault) {
    return STANDARD.rows().stream()
        .filter(row -> row.code().equals(fault.code()))
        .findFirst()
        .map(row -> fault.sentence().replace(" " + row.mailferryDoes(), ""))
        .orElseGet(fault::sentence);
  }

  /** The table for people: an index by kind, then one section per row. */
  public String toMarkdown() {
    return FaultPages.of(rows);
  }
}
