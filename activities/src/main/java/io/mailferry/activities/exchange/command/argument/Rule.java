package io.mailferry.activities.exchange.command.argument;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What must hold for a command to be built. */
public final class Rule {
  private static final Duration LONGEST_INTERVAL = Duration.ofDays(120);

  private Rule() {}

  /**
   * What must hold.
   *
   * @throws IllegalCommand when it does not hold
   */
  public static void that(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalCommand(rule);
    }
  }

  /** A text that arrives as it is: neither blank nor too long, and without what cannot be sent. */
  public static void text(String what, String text, int longest) {
    that(!text.isBlank(), what + " is not blank");
    that(text.length() <= longest, what + " has at most " + longest + " characters");
    that(text.indexOf('\0') < 0, what + " has no NUL in it");
    that(
        StandardCharsets.UTF_8.newEncoder().canEncode(text),
        what + " has no half of a surrogate pair in it");
  }

  /** A name of a server, an account or the like. */
  public static void name(String what, String text) {
    text(what, text, 1024);
  }

  /** As {@link #name}, for what may be missing. */
  public static void nameIfGiven(String what, @Nullable String text) {
    if (text != null) {
      name(what, text);
    }
  }

  /** The name of a domain controller; null for any. */
  public static void controller(@Nullable String controller) {
    nameIfGiven("the name of a domain controller", controller);
  }

  /** Exchange syncs again after 0 to 120 days (docs/exchange/completion.md#syncs-in-between). */
  public static void interval(Duration interval) {
    that(
        !interval.isNegative() && interval.compareTo(LONGEST_INTERVAL) <= 0,
        "IncrementalSyncInterval is 0 to 120 days");
  }
}
