package io.mailferry.operations.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a plan.
 *
 * @param line the line's number in the file, from 1; 0 when it concerns the whole file
 * @param address whom the line names; null for a line that could not be read
 * @param sentence what is wrong and what to do
 */
public record PlanProblem(int line, @Nullable String address, String sentence) {
  PlanProblem(int line, String sentence) {
    this(line, null, sentence);
  }

  /** The whole file is meant. */
  static PlanProblem ofFile(String sentence) {
    return new PlanProblem(0, sentence);
  }

  /** The problem with its place, for a list. */
  public String words() {
    return (line == 0 ? "" : "line " + line + ": ")
        + (address == null ? "" : address + ": ")
        + sentence;
  }

  /** The same as plain values; the names never change. */
  public Map<String, @Nullable Object> data() {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("line", line == 0 ? null : line);
    row.put("address", address);
    row.put("problem", sentence);
    return row;
  }
}
