package io.mailferry.operations.plan.wavefile;

import java.util.List;

/** What stands in a file of YAML: texts, lists and entries, and in which lines; nothing else. */
sealed interface Yaml {
  /** The line in which it begins, from 1. */
  int line();

  /**
   * One value, as it is written; no number and no date is made of it.
   *
   * @param isNothing whether nothing stands there
   */
  record Text(int line, String text, boolean isNothing) implements Yaml {}

  /** Several, in their order. */
  record Items(int line, List<Yaml> items) implements Yaml {}

  /** Several with names, in their order; a name may be there twice. */
  record Entries(int line, List<Entry> entries) implements Yaml {}

  /**
   * One of them.
   *
   * @param line where its name stands
   */
  record Entry(int line, String key, Yaml value) {}
}
