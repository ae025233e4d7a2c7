package io.mailferry.worker;

import io.mailferry.journal.Journal;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the journal can be used, and the space it has; migrations under way go on without it. */
@Component("journalHealthIndicator") // Spring Boot calls the part by what stands before the suffix.
final class JournalHealth implements HealthIndicator {
  private static final long MEGABYTE = 1 << 20;

  private final Journal journal;

  JournalHealth(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Health health() {
    var health = Health.up().withDetail("place", journal.place());
    journal.freeSpace().ifPresent(free -> health.withDetail("freeMegabytes", free / MEGABYTE));
    journal.trouble().ifPresent(words -> health.outOfService().withDetail("lastFailure", words));
    return health.build();
  }
}
