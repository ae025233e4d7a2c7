package io.mailferry.operations.client;

import java.util.regex.Pattern;

/**
 * Where Temporal is.
 *
 * @param target host and port, e.g. {@code 127.0.0.1:7233}
 * @param namespace the namespace in which Mailferry works
 */
public record TemporalAddress(String target, String namespace) {
  private static final Pattern TARGET = Pattern.compile("\\S+:[0-9]{1,5}");

  /**
   * @throws IllegalArgumentException when the target is not {@code HOST:PORT} or the namespace
   *     blank
   */
  public TemporalAddress {
    if (!TARGET.matcher(target).matches()) {
      throw new IllegalArgumentException(
          "Temporal's address has the form HOST:PORT, for example 127.0.0.1:7233; "
              + target
              + " has another");
    }
    if (namespace.isBlank()) {
      throw new IllegalArgumentException("the name of Temporal's namespace is blank");
    }
  }
}
