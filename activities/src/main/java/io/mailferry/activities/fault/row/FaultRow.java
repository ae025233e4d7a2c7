package io.mailferry.activities.fault.row;

import io.mailferry.activities.fault.ErrorReport;
import java.util.List;

/**
 * One kind of trouble: how it is recognised, what it means, what happens then.
 *
 * @param code stable, for people to search for and for rules to depend on
 * @param nature the kind of fault
 * @param cause what happened, in a sentence without its full stop
 * @param mailferryDoes what Mailferry does about it, in a sentence
 * @param youMayDo what a person may do about it, in a sentence
 * @param samples such errors, as captured or documented
 * @param signs by what it is recognised, any of them
 * @param before the rows that know one of its names too, and come later
 * @param endsSession whether the shell session it came through is of no use any more
 * @param holds what it keeps back of all that the account sends, on every session: asking on
 *     another one would only prolong it
 * @param refusesSignIn whether it may lock the account to sign in again soon
 */
public record FaultRow(
    String code,
    Nature nature,
    String cause,
    String mailferryDoes,
    String youMayDo,
    List<Sample> samples,
    List<Sign> signs,
    List<Precedence> before,
    boolean endsSession,
    Holds holds,
    boolean refusesSignIn) {
  /** What is kept back in the account's name until the time that was asked for. */
  public enum Holds {
    /** Nothing but the command itself. */
    NOTHING,
    /**
     * New sessions. Those that are open are not meant: if they stood still too, a worker whose
     * forerunner left its shells behind would do nothing until Exchange forgets them.
     */
    NEW_SESSIONS,
    /** Everything: Exchange would count, and punish, whatever it is sent meanwhile. */
    EVERYTHING
  }

  /**
   * One such error.
   *
   * @param source where it was seen
   * @param report what was seen
   */
  public record Sample(String source, ErrorReport report) {}

  /**
   * A row that comes later although it knows the same name.
   *
   * @param code of that row
   * @param why this row comes first
   */
  public record Precedence(String code, String why) {}

  /** The lists are copied. */
  public FaultRow {
    samples = List.copyOf(samples);
    signs = List.copyOf(signs);
    before = List.copyOf(before);
  }

  /** Whether more is kept back than the command itself. */
  public boolean holdsAccount() {
    return holds != Holds.NOTHING;
  }

  /** Whether it recognises an error, by its text alone or by more than that. */
  public boolean knows(ErrorParts error, boolean byTextOnly) {
    return signs.stream().anyMatch(sign -> sign.textOnly() == byTextOnly && sign.marks(error));
  }
}
