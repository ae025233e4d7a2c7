package io.mailferry.operations.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person says about a file that the file does not say itself.
 *
 * @param columns what the file calls a column of a plan, by the plan's name, in any case; in the
 *     order in which they were told
 * @param targetDatabases over which databases those are spread that name none; empty where each
 *     line names its own
 */
public record PlanHints(Map<String, String> columns, List<String> targetDatabases) {
  /** Nothing is said. */
  public static final PlanHints NONE = new PlanHints(Map.of(), List.of());

  /** The map and the list are copied. */
  public PlanHints {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    targetDatabases = List.copyOf(targetDatabases);
  }
}
