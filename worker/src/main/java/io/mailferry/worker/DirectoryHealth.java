package io.mailferry.worker;

import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.ForestHealth;
import io.mailferry.activities.directory.ForestHealth.ControllerHealth;
import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether each forest can be read in all of its domains, and what is the matter with its
 * controllers.
 *
 * <p>It tells what is known and waits for nobody. So that a worker without work knows too, each
 * forest is asked for a sign of life in the background, once a minute at most and only when
 * somebody looks here.
 */
@Component("directory")
final class DirectoryHealth implements HealthIndicator {
  private static final Duration ASKED_EVERY = Duration.ofMinutes(1);

  private final ActivitiesWiring.Directories directories;
  private final Executor background;
  private final InstantSource clock;
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  @Autowired
  DirectoryHealth(ActivitiesWiring.Directories directories) {
    this(directories, Thread::startVirtualThread, InstantSource.system());
  }

  DirectoryHealth(
      ActivitiesWiring.Directories directories, Executor background, InstantSource clock) {
    this.directories = directories;
    this.background = background;
    this.clock = clock;
  }

  @Override
  public Health health() {
    var health = Health.up();
    var unknown = false;
    var none = false;
    for (var named : directories.byName().entrySet()) {
      askNowAndThen(named.getKey(), named.getValue().whole());
      for (var domain : named.getValue().domains()) {
        var seen = domain.health();
        health.withDetail(key(named.getKey(), domain), told(seen));
        switch (seen.prospect()) {
          case GOOD -> {}
          case UNKNOWN -> unknown = true;
          case NONE -> none = true;
        }
      }
    }
    if (none) {
      health.outOfService();
    } else if (unknown) {
      health.unknown();
    }
    return health.build();
  }

  private static String key(String forest, LdapDirectory domain) {
    var name = domain.domains().getFirst();
    return name.equalsIgnoreCase(domain.forest()) ? forest : forest + "/" + name;
  }

  private void askNowAndThen(String name, Directory directory) {
    var now = clock.instant();
    var due = new AtomicBoolean();
    asked.compute(
        name,
        (_, last) -> {
          if (last != null && now.isBefore(last.plus(ASKED_EVERY))) {
            return last;
          }
          due.set(true);
          return now;
        });
    if (due.get()) {
      background.execute(() -> ask(directory));
    }
  }

  private static void ask(Directory directory) {
    try {
      var _ = directory.ping();
    } catch (Fault _) {
      // It is remembered where it happened, and told from there.
    }
  }

  static Map<String, String> told(ForestHealth forest) {
    var told = new LinkedHashMap<String, String>();
    if (forest.account() != null) {
      told.put("account", "refused: " + forest.account());
    }
    var origin = forest.origin();
    if (origin != null) {
      told.put("controllers", origin.how());
    }
    forest.controllers().forEach(each -> told.put(each.name(), told(each)));
    return told;
  }

  private static String told(ControllerHealth controller) {
    var trouble = controller.trouble();
    return switch (controller.state()) {
      case NOT_ASKED -> trouble == null ? "not asked yet" : "not asked yet; " + trouble;
      case WELL -> trouble == null ? "answers" : "answers us; " + trouble;
      case FAILED -> "failed when it was last asked: " + trouble;
    };
  }
}
