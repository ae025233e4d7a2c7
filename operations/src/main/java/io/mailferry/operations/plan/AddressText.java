package io.mailferry.operations.plan;

import java.net.IDN;
import java.util.regex.Pattern;

/** An address as other programs write it, and as Exchange has it. */
final class AddressText {
  /** What stands before an address among those of a mailbox, and in a link. */
  private static final Pattern BEFORE = Pattern.compile("(?i)(smtp|mailto):");

  /** As Outlook writes people: {@code Anna Berg <anna.berg@source.example>}. */
  private static final Pattern WITH_A_NAME = Pattern.compile("[^<>@]*<([^<>]+)>");

  private AddressText() {}

  /**
   * The address in a value, or the value itself where none can be told. The letters of a domain
   * beyond ASCII become those that Exchange has for it
   * (docs/exchange/directory.md#international-addresses).
   */
  static String in(String value) {
    var named = WITH_A_NAME.matcher(value);
    var address = Cell.clean(named.matches() ? named.group(1) : value);
    var before = BEFORE.matcher(address);
    return inAscii(before.lookingAt() ? Cell.clean(address.substring(before.end())) : address);
  }

  private static String inAscii(String address) {
    var at = address.lastIndexOf('@');
    if (at < 0 || Cell.isPlain(address.substring(at))) {
      return address;
    }
    try {
      return address.substring(0, at + 1)
          + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException noDomain) {
      return address;
    }
  }
}
