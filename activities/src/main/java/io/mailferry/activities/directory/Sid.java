package io.mailferry.activities.directory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The security identifier of an account, as people read it: {@code S-1-5-21-…-1107}
 * (docs/exchange/directory.md#sids).
 *
 * @param text that form
 */
public record Sid(String text) {
  /** Nobody's own account: the mailbox itself, which is so for shared mailboxes and resources. */
  public static final Sid SELF = new Sid("S-1-5-10");

  private static final int BEFORE_THE_PARTS = 8;
  private static final int BYTES_OF_A_PART = 4;

  /**
   * Read from the bytes that Active Directory keeps: a revision, how many parts follow, the
   * authority with its high byte first, and the parts with their low byte first.
   *
   * @return empty when they are no identifier
   */
  static Optional<Sid> of(byte[] bytes) {
    if (bytes.length < BEFORE_THE_PARTS
        || bytes.length != BEFORE_THE_PARTS + BYTES_OF_A_PART * bytes[1]) {
      return Optional.empty();
    }
    var authority =
        ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).getLong() & 0xFFFF_FFFF_FFFFL;
    var text = new StringBuilder("S-").append(bytes[0]).append('-').append(authority);
    var parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(BEFORE_THE_PARTS);
    while (parts.hasRemaining()) {
      text.append('-').append(Integer.toUnsignedLong(parts.getInt()));
    }
    return Optional.of(new Sid(text.toString()));
  }

  @Override
  public String toString() {
    return text;
  }
}
