package io.mailferry.activities.directory.discovery;

/**
 * A server that DNS names for a service (RFC 2782).
 *
 * @param target its name, without a dot at the end
 * @param port where it serves
 * @param priority of several, those with the lowest number are to be taken first
 * @param weight how often one is to be taken among those of a priority; 0 hardly ever
 */
public record SrvRecord(String target, int port, int priority, int weight) {
  private static final int PARTS = 4;

  /**
   * Reads a record as it is written: priority, weight, port, target.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  static SrvRecord of(String text) {
    var parts = text.strip().split("\\s+", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("no SRV record: " + text);
    }
    var target = parts[3].endsWith(".") ? parts[3].substring(0, parts[3].length() - 1) : parts[3];
    return new SrvRecord(
        target, Integer.parseInt(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Whether it says in so many words that the service is not offered (RFC 2782, target "."). */
  boolean isNone() {
    return target.isEmpty();
  }
}
