package io.mailferry.activities.directory;

import java.util.Objects;

/**
 * How one domain controller is reached.
 *
 * @param name its fully qualified name: what Exchange is told as {@code -DomainController}, and
 *     what its certificate must carry
 * @param host the name or address to connect to, usually the same
 * @param port 636 for LDAPS, 389 otherwise
 * @param security how the connection is protected
 */
public record ControllerSettings(String name, String host, int port, Security security) {
  /**
   * @throws IllegalArgumentException when the name or host is blank, or the port is none
   */
  public ControllerSettings {
    Objects.requireNonNull(security, "security");
    if (name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException("a controller has a name and a host");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("controller " + name + ": port " + port + " is none");
    }
  }

  /** A controller on LDAPS at its usual port. */
  public static ControllerSettings ldaps(String name) {
    return new ControllerSettings(name, name, 636, Security.LDAPS);
  }

  /** How a connection is protected. */
  public enum Security {
    /** TLS from the first byte. */
    LDAPS,
    /** TLS before the account signs in. */
    STARTTLS,
    /** Nothing; a password then needs {@link DirectorySettings.ClearText#ALLOWED}. */
    CLEAR
  }
}
