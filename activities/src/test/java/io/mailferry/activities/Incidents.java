package io.mailferry.activities;

import io.mailferry.activities.breaker.IncidentListener;
import io.mailferry.activities.breaker.Outage;
import io.mailferry.model.incident.Dependency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers what was told of incidents. */
public final class Incidents implements IncidentListener {
  /** What is away now, by its key. */
  public final Map<String, Outage> open = new TreeMap<>();

  /** What was away and is back. */
  public final List<String> over = new ArrayList<>();

  /** How often it was told that something is back, whether it was away or not. */
  public int goodNews;

  @Override
  public void away(Dependency dependency, Outage outage) {
    open.put(dependency.key(), outage);
  }

  @Override
  public void back(Dependency dependency, Instant at) {
    goodNews++;
    if (open.remove(dependency.key()) != null) {
      over.add(dependency.key());
    }
  }
}
