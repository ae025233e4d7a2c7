package io.mailferry.activities.exchange.shell.engine;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Writes a command's parameters down as they are read. */
final class Parameters {
  private Parameters() {}

  /** A name, its value, the next name, its value, and so on. */
  static SequencedMap<String, Object> of(Object... namesAndValues) {
    var given = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      given.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return given;
  }
}
