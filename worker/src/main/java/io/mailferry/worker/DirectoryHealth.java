package io.mailferry.worker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Which domain controllers failed lately; asks nobody, so it costs nothing. */
@Component("directory")
final class DirectoryHealth implements HealthIndicator {
  private final ActivitiesWiring.Directories directories;

  DirectoryHealth(ActivitiesWiring.Directories directories) {
    this.directories = directories;
  }

  @Override
  public Health health() {
    var health = Health.up();
    directories
        .byName()
        .forEach(
            (name, directory) -> {
              var troubles = directory.troubles();
              health.withDetail(
                  name, troubles.isEmpty() ? "no recent errors" : String.join("; ", troubles));
            });
    return health.build();
  }
}
