package io.mailferry.operations.plan;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How large a mailbox is, as {@code Get-MailboxStatistics} writes it: {@code 1.234 GB
 * (1,324,997,410 bytes)}, with the marks of any country.
 */
final class SizeText {
  private static final Pattern BYTES =
      Pattern.compile(".*\\(([0-9][0-9.,'\\s\\u00A0\\u2009\\u202F\\u2019]*)\\s*\\p{L}+\\)");

  /** Far beyond any mailbox, and far from the end of a long. */
  private static final int MOST_DIGITS = 17;

  private SizeText() {}

  static OptionalLong bytes(String size) {
    var matcher = BYTES.matcher(size);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    var digits = matcher.group(1).replaceAll("[^0-9]", "");
    return digits.length() > MOST_DIGITS
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(digits));
  }
}
