package io.mailferry.simulator.world;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that come out the same for the same seed, and how Active Directory stores them. */
public final class Ids {
  private final long seed;

  /** Ids of the world with this seed. */
  public Ids(long seed) {
    this.seed = seed;
  }

  /** The id of what is called so. */
  public UUID of(String name) {
    return UUID.nameUUIDFromBytes((seed + "|" + name).getBytes(StandardCharsets.UTF_8));
  }

  /** A number from 0 to below the bound, fixed for this name. */
  public long number(String name, long bound) {
    return Math.floorMod(of(name).getMostSignificantBits() >> 3, bound);
  }

  /** The 16 bytes as the directory keeps them: the first three fields with the low byte first. */
  public static byte[] toBytes(UUID id) {
    var bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    var high = id.getMostSignificantBits();
    bytes.putInt((int) (high >>> 32)).putShort((short) (high >>> 16)).putShort((short) high);
    bytes.order(ByteOrder.BIG_ENDIAN).putLong(id.getLeastSignificantBits());
    return bytes.array();
  }

  /** The id which the directory keeps as these 16 bytes. */
  public static UUID fromBytes(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
    var first = bytes.getInt() & 0xFFFFFFFFL;
    var second = bytes.getShort() & 0xFFFFL;
    var third = bytes.getShort() & 0xFFFFL;
    var low = bytes.order(ByteOrder.BIG_ENDIAN).getLong();
    return new UUID(first << 32 | second << 16 | third, low);
  }
}
