package io.mailferry.activities.fault.row;

import io.mailferry.activities.fault.ErrorReport;
import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a row so that the table reads like one. */
public final class RowDraft {
  private static final Pattern NEVER = Pattern.compile("(?!)(.)");

  private final String code;
  private final List<Sign> signs = new ArrayList<>();
  private final List<FaultRow.Sample> samples = new ArrayList<>();
  private final List<FaultRow.Precedence> before = new ArrayList<>();
  private Nature nature = new Nature.Unconfirmed();
  private String cause = "";
  private String mailferryDoes = "";
  private String youMayDo = "";
  private boolean endsSession;
  private FaultRow.Holds holds = FaultRow.Holds.NOTHING;
  private boolean refusesSignIn;

  private RowDraft(String code) {
    this.code = code;
    signs.add(Sign.id(code));
  }

  /** A row with a code; that code in an error id is its first sign. */
  public static RowDraft row(String code) {
    return new RowDraft(code);
  }

  /** The command never arrived. */
  public RowDraft notReached() {
    nature = new Nature.NotReached();
    return this;
  }

  /** The command may have run. */
  public RowDraft unconfirmed() {
    nature = new Nature.Unconfirmed();
    return this;
  }

  /** The other side said no. */
  public RowDraft refused(Reason reason) {
    nature = new Nature.Refused(reason);
    return this;
  }

  /** The other side asks to wait, and does not say how long. */
  public RowDraft busy(Duration otherwise) {
    nature = new Nature.Busy(NEVER, Duration.ZERO, otherwise);
    return this;
  }

  /** The other side asks to wait, and says in its text how long; as {@link Nature.Busy} has it. */
  public RowDraft busy(String stated, Duration unit, Duration otherwise) {
    nature = new Nature.Busy(Pattern.compile(stated, Pattern.CASE_INSENSITIVE), unit, otherwise);
    return this;
  }

  /** The session that it came through is of no use any more. */
  public RowDraft endsSession() {
    endsSession = true;
    return this;
  }

  /** Everything that the account sends is kept back. */
  public RowDraft holdsAccount() {
    holds = FaultRow.Holds.EVERYTHING;
    return this;
  }

  /** New sessions of the account are kept back; those that are open go on. */
  public RowDraft holdsNewSessions() {
    holds = FaultRow.Holds.NEW_SESSIONS;
    return this;
  }

  /** To sign in again soon may lock the account. */
  public RowDraft refusesSignIn() {
    refusesSignIn = true;
    return this;
  }

  /** By what it is recognised, any of them. */
  public RowDraft when(Sign... any) {
    signs.addAll(List.of(any));
    return this;
  }

  /** Another row knows the same name; this one comes first, because it knows better. */
  public RowDraft before(String other, String why) {
    before.add(new FaultRow.Precedence(other, why));
    return this;
  }

  /** What happened, in a sentence without its full stop. */
  public RowDraft cause(String sentence) {
    cause = sentence;
    return this;
  }

  /** What Mailferry does about it, in a sentence. */
  public RowDraft mailferry(String sentence) {
    mailferryDoes = sentence;
    return this;
  }

  /** What a person may do about it, in a sentence. */
  public RowDraft you(String sentence) {
    youMayDo = sentence;
    return this;
  }

  /** An error as it was captured or documented; a row has at least one. */
  public RowDraft seen(
      String source, String errorId, String reason, String message, String... innerTypes) {
    return seen(source, new ErrorReport(errorId, reason, message, List.of(innerTypes)));
  }

  /** Words that are known without their exception. */
  public RowDraft seen(String source, String message) {
    return seen(source, new ErrorReport("", "", message, List.of()));
  }

  /** Something that Mailferry itself meets. */
  public RowDraft ours(String message) {
    return seen("Mailferry", ErrorReport.ours(code, message));
  }

  private RowDraft seen(String source, ErrorReport report) {
    samples.add(new FaultRow.Sample(source, report));
    return this;
  }

  /** The row as it is drafted. */
  public FaultRow finished() {
    return new FaultRow(
        code,
        nature,
        cause,
        mailferryDoes,
        youMayDo,
        samples,
        signs,
        before,
        endsSession,
        holds,
        refusesSignIn);
  }
}
