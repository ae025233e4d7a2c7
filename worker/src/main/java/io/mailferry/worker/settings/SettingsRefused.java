package io.mailferry.worker.settings;

import java.util.List;

/** The settings are wrong, and nothing was started. */
public final class SettingsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsRefused(List<String> problems) {
    super(
        "the worker's settings are refused, and nothing was started:\n  - "
            + String.join("\n  - ", problems));
  }
}
