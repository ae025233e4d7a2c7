package io.mailferry.simulator.world;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Security identifiers of accounts, as Active Directory keeps them. */
public final class Sids {
  /** NT AUTHORITY\SELF: whoever the object itself is. */
  public static final byte[] SELF = bytes(10);

  private static final int NT_AUTHORITY = 5;
  private static final int ACCOUNTS_OF_A_DOMAIN = 21;

  private Sids() {}

  /** That of a user. */
  public static byte[] of(DirectoryUser user) {
    return account(user.domain().name(), user.alias());
  }

  /** That of an account of any domain. */
  public static byte[] account(String domain, String name) {
    var ids = new Ids(0);
    return bytes(
        ACCOUNTS_OF_A_DOMAIN,
        (int) ids.number(domain + "|1", Integer.MAX_VALUE),
        (int) ids.number(domain + "|2", Integer.MAX_VALUE),
        (int) ids.number(domain + "|3", Integer.MAX_VALUE),
        1000 + (int) ids.number(domain + "|" + name, 1_000_000));
  }

  private static byte[] bytes(int... parts) {
    var bytes =
        ByteBuffer.allocate(8 + 4 * parts.length)
            .put((byte) 1)
            .put((byte) parts.length)
            .put(new byte[5])
            .put((byte) NT_AUTHORITY)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (var part : parts) {
      bytes.putInt(part);
    }
    return bytes.array();
  }
}
