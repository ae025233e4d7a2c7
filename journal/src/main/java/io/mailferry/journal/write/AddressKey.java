package io.mailferry.journal.write;

import java.util.Locale;

/** The key under which an address is kept. */
public final class AddressKey {
  private AddressKey() {}

  /** The address folded, so that it is found however it is typed. */
  public static String of(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
