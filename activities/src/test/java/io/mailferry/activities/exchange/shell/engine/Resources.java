package io.mailferry.activities.exchange.shell.engine;

import static java.util.Objects.requireNonNull;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Files beside the tests. */
final class Resources {
  private Resources() {}

  static Path path(String name) {
    try {
      return Path.of(requireNonNull(Resources.class.getResource(name), name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
