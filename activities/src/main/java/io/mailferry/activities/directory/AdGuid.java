package io.mailferry.activities.directory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/**
 * GUIDs as Active Directory stores them: the first three fields little-endian
 * (docs/exchange/directory.md#guids).
 */
final class AdGuid {
  private AdGuid() {}

  static byte[] bytes(UUID guid) {
    var high = guid.getMostSignificantBits();
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >>> 32))
        .putShort((short) (high >>> 16))
        .putShort((short) high)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(guid.getLeastSignificantBits())
        .array();
  }

  /**
   * @throws IllegalArgumentException when they are not 16 bytes
   */
  static UUID of(byte[] bytes) {
    if (bytes.length != 16) {
      throw new IllegalArgumentException("a GUID has 16 bytes, not " + bytes.length);
    }
    var fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var high =
        Integer.toUnsignedLong(fields.getInt()) << 32
            | Short.toUnsignedLong(fields.getShort()) << 16
            | Short.toUnsignedLong(fields.getShort());
    return new UUID(high, fields.order(ByteOrder.BIG_ENDIAN).getLong());
  }
}
