package io.mailferry.activities.breaker;

import io.mailferry.model.incident.Dependency;
import java.time.Instant;

/** Is told of incidents: when one begins, each time it is seen to last, and when it is over. */
public interface IncidentListener {
  /** Tells nobody. */
  IncidentListener NOBODY =
      new IncidentListener() {
        @Override
        public void away(Dependency dependency, Outage outage) {}

        @Override
        public void back(Dependency dependency, Instant at) {}
      };

  /** A dependency is away, or still is. */
  void away(Dependency dependency, Outage outage);

  /** A dependency answers: again, or for the first time since this worker started. */
  void back(Dependency dependency, Instant at);
}
