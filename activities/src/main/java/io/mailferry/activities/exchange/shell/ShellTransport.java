package io.mailferry.activities.exchange.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What carries requests to a shell and answers back (docs/decisions/0014-two-transports.md). */
public enum ShellTransport {
  /** Our own: the shell reads lines of data, and is heard as long as it lives. */
  OWN,
  /** jPowerShell: each request is a script file, and is heard when it has ended. */
  JPOWERSHELL;

  /** Its name in the settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The transport of this name, in small or capital letters.
   *
   * @throws IllegalArgumentException when there is none, naming those that there are
   */
  public static ShellTransport named(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no transport is called \"" + word + "\"; " + choices()));
  }

  private static String choices() {
    return "there are "
        + Arrays.stream(values()).map(ShellTransport::word).collect(Collectors.joining(" and "));
  }
}
