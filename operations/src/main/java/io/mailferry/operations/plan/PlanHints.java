package io.mailferry.operations.plan;

import java.time.Instant;
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
 * @param cutover when the wave may switch, for lines that name a time or a zone of their own
 */
public record PlanHints(
    Map<String, String> columns, List<String> targetDatabases, WaveCutover cutover) {
  /** Nothing is said of when the wave may switch; the time it is, is the machine's. */
  public PlanHints(Map<String, String> columns, List<String> targetDatabases) {
    this(columns, targetDatabases, WaveCutover.unsaid(Instant.now()));
  }

  /** Nothing is said; the time it is, is the machine's. */
  public static PlanHints none() {
    return new PlanHints(Map.of(), List.of());
  }

  /** The same of a wave that may switch then. */
  public PlanHints switching(WaveCutover when) {
    return new PlanHints(columns, targetDatabases, when);
  }

  /** The map and the list are copied. */
  public PlanHints {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    targetDatabases = List.copyOf(targetDatabases);
  }
}
