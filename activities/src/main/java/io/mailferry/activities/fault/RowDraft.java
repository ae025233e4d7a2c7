package io.mailferry.activities.fault;

import io.mailferry.activities.fault.Fault.Refused.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a row so that the table reads like one. */
final class RowDraft {
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
  private boolean holdsAccount;
  private boolean refusesSignIn;

  private RowDraft(String code) {
    this.code = code;
    signs.add(Sign.id(code));
  }

  static RowDraft row(String code) {
    return new RowDraft(code);
  }

  RowDraft notReached() {
    nature = new Nature.NotReached();
    return this;
  }

  RowDraft unconfirmed() {
    nature = new Nature.Unconfirmed();
    return this;
  }

  RowDraft refused(Reason reason) {
    nature = new Nature.Refused(reason);
    return this;
  }

  RowDraft busy(Duration otherwise) {
    nature = new Nature.Busy(NEVER, Duration.ZERO, otherwise);
    return this;
  }

  RowDraft busy(String stated, Duration unit, Duration otherwise) {
    nature = new Nature.Busy(Pattern.compile(stated, Pattern.CASE_INSENSITIVE), unit, otherwise);
    return this;
  }

  RowDraft endsSession() {
    endsSession = true;
    return this;
  }

  RowDraft holdsAccount() {
    holdsAccount = true;
    return this;
  }

  RowDraft refusesSignIn() {
    refusesSignIn = true;
    return this;
  }

  RowDraft when(Sign... any) {
    signs.addAll(List.of(any));
    return this;
  }

  /** Another row knows the same name; this one comes first, because it knows better. */
  RowDraft before(String other, String why) {
    before.add(new FaultRow.Precedence(other, why));
    return this;
  }

  RowDraft cause(String sentence) {
    cause = sentence;
    return this;
  }

  RowDraft mailferry(String sentence) {
    mailferryDoes = sentence;
    return this;
  }

  RowDraft you(String sentence) {
    youMayDo = sentence;
    return this;
  }

  /** An error as it was captured or documented; a row has at least one. */
  RowDraft seen(
      String source, String errorId, String reason, String message, String... innerTypes) {
    return seen(source, new ErrorReport(errorId, reason, message, List.of(innerTypes)));
  }

  /** Words that are known without their exception. */
  RowDraft seen(String source, String message) {
    return seen(source, new ErrorReport("", "", message, List.of()));
  }

  /** Something that Mailferry itself meets. */
  RowDraft ours(String message) {
    return seen("Mailferry", ErrorReport.ours(code, message));
  }

  private RowDraft seen(String source, ErrorReport report) {
    samples.add(new FaultRow.Sample(source, report));
    return this;
  }

  FaultRow finished() {
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
        holdsAccount,
        refusesSignIn);
  }
}
