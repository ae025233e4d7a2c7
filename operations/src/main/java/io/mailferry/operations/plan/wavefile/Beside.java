package io.mailferry.operations.plan.wavefile;

import io.mailferry.model.Route;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside a wave file when it is read.
 *
 * @param zone the zone that is typed; null for none
 * @param route which way the mailboxes travel where the file does not say
 * @param columns what is typed of the columns of its table
 * @param targetDatabases the databases that are typed
 * @param mayRun whether the wave may be running already, so that its times may be past
 */
public record Beside(
    @Nullable ZoneId zone,
    Route route,
    Map<String, String> columns,
    List<String> targetDatabases,
    boolean mayRun) {
  /** The map and the list are copied. */
  public Beside {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    targetDatabases = List.copyOf(targetDatabases);
  }

  /** A zone and nothing else. */
  static Beside of(@Nullable ZoneId zone) {
    return new Beside(zone, Route.PULL, Map.of(), List.of(), false);
  }
}
