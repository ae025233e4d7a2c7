package io.mailferry.operations.plan;

import io.mailferry.model.plan.StopRule;
import java.util.regex.Pattern;

/**
 * How many mailboxes of a wave may fail before the others are paused, as people say it.
 *
 * @param most how many, or how many of a hundred
 * @param isShare whether it is a share
 */
public record StopAt(int most, boolean isShare) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,5})\\s*(%)?");
  private static final int ALL = 100;

  /**
   * A number of mailboxes ({@code 25}) or a share ({@code 10%}).
   *
   * @throws IllegalArgumentException whose message says how one is written
   */
  public static StopAt read(String text) {
    var match = WRITTEN.matcher(text.strip());
    if (match.matches()) {
      var read = new StopAt(Integer.parseInt(match.group(1)), match.group(2) != null);
      if (!read.isShare || read.most <= ALL) {
        return read;
      }
    }
    throw new IllegalArgumentException(
        text + " is neither a number of mailboxes (25) nor a share (10%)");
  }

  /**
   * The rule for a wave.
   *
   * @param mailboxes how many it has
   */
  public StopRule rule(int mailboxes) {
    return isShare ? StopRule.ofShare(most, mailboxes) : new StopRule(most);
  }

  @Override
  public String toString() {
    return most + (isShare ? "%" : "");
  }
}
