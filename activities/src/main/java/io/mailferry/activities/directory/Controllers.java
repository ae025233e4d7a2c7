package io.mailferry.activities.directory;

import io.mailferry.activities.directory.ForestHealth.Origin;
import io.mailferry.activities.directory.discovery.ControllerFinder;
import io.mailferry.activities.directory.discovery.DnsAway;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controllers of a forest: those that the settings list, or those that DNS names.
 *
 * <p>DNS is asked when somebody asks for a controller: at first, from time to time, and when all
 * known ones failed. One asks and the others go on with what is known. While DNS does not answer,
 * what it said last is kept.
 */
final class Controllers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Controllers.class);

  private record Known(List<Controller> all, @Nullable Origin origin) {}

  /** When DNS was asked last, and what went wrong then. */
  private record Read(long nanoTime, @Nullable String trouble) {}

  private final String place;
  private final @Nullable DiscoverySettings discovery;
  private final @Nullable ControllerFinder finder;
  private final Duration every;
  private final Duration rest;
  private final Function<ControllerSettings, Controller> opening;
  private final ReentrantLock reading = new ReentrantLock();
  private final Map<ControllerSettings, Controller> open = new LinkedHashMap<>();
  private volatile Known known;
  private volatile @Nullable Read read;

  /**
   * @param opening makes a controller of its settings; it is called once for each
   */
  Controllers(DirectorySettings settings, Function<ControllerSettings, Controller> opening) {
    var discovery = settings.discovery();
    this.place = settings.place();
    this.discovery = discovery;
    this.finder = discovery == null ? null : new ControllerFinder(discovery.dns());
    this.every = discovery == null ? Duration.ZERO : discovery.dns().every();
    this.rest = settings.timing().away();
    this.opening = opening;
    this.known =
        new Known(opened(settings.controllers()), discovery == null ? Origin.SETTINGS : null);
  }

  /** Those that are known; asks nobody. */
  List<Controller> known() {
    return known.all();
  }

  /** Those to be asked, best first. */
  List<Controller> current() {
    var last = read;
    if (finder == null || discovery == null || (last != null && !isPast(last, pause(last)))) {
      return known();
    }
    if (known().isEmpty()) {
      reading.lock();
    } else if (!reading.tryLock()) {
      return known();
    }
    try {
      if (Objects.equals(read, last)) {
        read(finder, discovery);
      }
    } finally {
      reading.unlock();
    }
    return known();
  }

  /** Those to be asked now that all known ones failed. */
  List<Controller> afterAllFailed() {
    var last = read;
    if (finder == null || discovery == null || (last != null && !isPast(last, rest))) {
      return known();
    }
    reading.lock();
    try {
      if (Objects.equals(read, last)) {
        read(finder, discovery);
      }
    } finally {
      reading.unlock();
    }
    return known();
  }

  private Duration pause(Read last) {
    return last.trouble() == null || every.compareTo(rest) < 0 ? every : rest;
  }

  private static boolean isPast(Read last, Duration age) {
    return System.nanoTime() - last.nanoTime() >= age.toNanos();
  }

  private void read(ControllerFinder finder, DiscoverySettings settings) {
    var before = read;
    try {
      var found = finder.find();
      var all = opened(found.controllers().stream().map(settings::of).toList());
      var origin = new Origin(found.how(), found.asAsked());
      if (!all.equals(known.all()) || !origin.equals(known.origin())) {
        LOG.info("{}: domain controllers {}; {}", place, names(all), found.how());
      } else if (before != null && before.trouble() != null) {
        LOG.info("{}: DNS answers again and names the same domain controllers", place);
      }
      known = new Known(all, origin);
      read = new Read(System.nanoTime(), null);
      closeAllBut(all);
    } catch (DnsAway away) {
      var trouble =
          away.getMessage()
              + (known().isEmpty() ? "" : "; kept: " + names(known()) + ", which it named last");
      if (before == null || !trouble.equals(before.trouble())) {
        LOG.warn("{}: {}", place, trouble);
      }
      read = new Read(System.nanoTime(), trouble);
    }
  }

  private List<Controller> opened(List<ControllerSettings> settings) {
    return settings.stream().map(each -> open.computeIfAbsent(each, opening)).toList();
  }

  private void closeAllBut(List<Controller> wanted) {
    var gone = open.values().stream().filter(each -> !wanted.contains(each)).toList();
    gone.forEach(Controller::close);
    open.values().removeAll(gone);
  }

  private static String names(List<Controller> controllers) {
    return controllers.stream().map(Controller::name).collect(Collectors.joining(", "));
  }

  /** Where they are known from; null while DNS was not asked yet. */
  @Nullable Origin origin() {
    var trouble = trouble();
    return trouble == null ? known.origin() : new Origin(trouble, false);
  }

  /** Why DNS could not be asked when it was last tried; null when it could. */
  @Nullable String trouble() {
    var last = read;
    return last == null ? null : last.trouble();
  }

  @Override
  public void close() {
    known().forEach(Controller::close);
  }
}
