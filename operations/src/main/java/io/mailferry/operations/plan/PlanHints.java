package io.mailferry.operations.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person says about mailboxes that their rows do not say themselves.
 *
 * @param columns what the file calls a column of a plan, by the plan's name, in any case; in the
 *     order in which they were told
 * @param targetDatabases over which databases those are spread that name none; empty where each
 *     line names its own
 * @param databasesSaid where that was said
 * @param cutover when the wave may switch, for lines that name a time or a zone of their own
 * @param defaults what counts for rows that do not say it
 * @param exclusions who is not to move, whatever the rows say
 */
public record PlanHints(
    Map<String, String> columns,
    List<String> targetDatabases,
    Place databasesSaid,
    WaveCutover cutover,
    Map<PlanColumn, PlanRow.Value> defaults,
    List<Exclusion> exclusions) {
  /**
   * Where something was said.
   *
   * @param name under which name
   * @param line in which line of a file, from 1; 0 for an option
   */
  public record Place(String name, int line) {
    /** The option that names databases. */
    static final Place TYPED = new Place("--target-database", 0);
  }

  /** What is typed beside a table. */
  public PlanHints(Map<String, String> columns, List<String> targetDatabases, WaveCutover cutover) {
    this(columns, targetDatabases, Place.TYPED, cutover, Map.of(), List.of());
  }

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
    return new PlanHints(columns, targetDatabases, databasesSaid, when, defaults, exclusions);
  }

  /** The maps and the lists are copied. */
  public PlanHints {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    targetDatabases = List.copyOf(targetDatabases);
    defaults = Map.copyOf(defaults);
    exclusions = List.copyOf(exclusions);
  }
}
