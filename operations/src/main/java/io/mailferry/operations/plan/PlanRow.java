package io.mailferry.operations.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One mailbox that stands in no table.
 *
 * @param line the line in which it begins, from 1; no other of its plan begins there
 * @param values what is said of it
 */
public record PlanRow(int line, Map<PlanColumn, Value> values) {
  /**
   * What is said of a mailbox, or of all.
   *
   * @param name under which name the file has it
   * @param line in which line, from 1
   * @param text what stands there
   */
  public record Value(String name, int line, String text) {}

  /** The map is copied. */
  public PlanRow {
    var copy = new EnumMap<PlanColumn, Value>(PlanColumn.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }
}
