package io.mailferry.activities.fault.row;

import io.mailferry.activities.fault.Fault;
import java.time.Duration;
import java.util.regex.Pattern;

/** What kind of fault a row of the table stands for. */
public sealed interface Nature {
  /** It never arrived. */
  record NotReached() implements Nature {}

  /** It may have run. */
  record Unconfirmed() implements Nature {}

  /**
   * It asked to wait.
   *
   * @param stated finds the wait in the text, as its first group
   * @param unit what that number counts
   * @param otherwise how long to wait when the text states nothing
   */
  record Busy(Pattern stated, Duration unit, Duration otherwise) implements Nature {
    /**
     * Nobody is waited for longer than this. Exchange's documented sample asks for eleven days
     * (docs/exchange/command-errors.md#the-load-quota), which is a counter that ran over; asking
     * once an hour harms nobody, and a wait that is meant comes again with the next answer.
     */
    public static final Duration LONGEST = Duration.ofHours(1);

    /** The wait that a text asks for; positive, and at most {@link #LONGEST}. */
    public Duration retryAfter(String message) {
      var number = stated.matcher(message);
      if (!number.find()) {
        return otherwise;
      }
      var digits = number.group(1);
      // More digits than any honest wait has.
      if (digits.length() > 9) {
        return otherwise;
      }
      var asked = unit.multipliedBy(Long.parseLong(digits));
      if (!asked.isPositive()) {
        return otherwise;
      }
      return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
  }

  /**
   * It said no.
   *
   * @param reason why
   */
  record Refused(Fault.Refused.Reason reason) implements Nature {}
}
