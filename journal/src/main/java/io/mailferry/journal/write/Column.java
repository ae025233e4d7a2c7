package io.mailferry.journal.write;

/**
 * A column that is written.
 *
 * @param name its name
 * @param type its SQL type
 * @param key whether it is part of the row's key
 */
record Column(String name, String type, boolean key) {
  static Column key(String name, String type) {
    return new Column(name, type, true);
  }

  static Column of(String name, String type) {
    return new Column(name, type, false);
  }
}
