package io.mailferry.simulator.count;

import io.mailferry.simulator.world.Organisation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One command as it came through a shell, before anything was made of it.
 *
 * @param organisation where it came to
 * @param cmdlet its name
 * @param parameters by name, texts without the mark they travel with
 */
public record Arrival(
    Organisation organisation, String cmdlet, Map<String, @Nullable Object> parameters) {
  /** The map is copied; its order is kept. */
  public Arrival {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
