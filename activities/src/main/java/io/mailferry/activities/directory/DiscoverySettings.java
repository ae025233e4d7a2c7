package io.mailferry.activities.directory;

import io.mailferry.activities.directory.ControllerSettings.Security;
import io.mailferry.activities.directory.discovery.Discovery;
import io.mailferry.activities.directory.discovery.Located;
import org.jspecify.annotations.Nullable;

/**
 * How a forest's controllers are found, and how those that are found are reached.
 *
 * @param dns where DNS is asked for them
 * @param security how connections are protected
 * @param port where to connect to; null for 636 with LDAPS and otherwise for what DNS says
 */
public record DiscoverySettings(Discovery dns, Security security, @Nullable Integer port) {
  private static final int LDAPS = 636;

  ControllerSettings of(Located located) {
    var usual = security == Security.LDAPS ? LDAPS : located.port();
    return new ControllerSettings(
        located.name(), located.host(), port == null ? usual : port, security);
  }
}
