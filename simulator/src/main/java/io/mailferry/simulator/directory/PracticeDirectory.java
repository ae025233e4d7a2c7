package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.schema.Schema;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.time.ServersClock;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The directory of one forest. A write lands on one controller at once and on the others of its
 * domain after a lag; what a controller knows alone when it goes away, nobody sees until it is
 * back.
 */
public final class PracticeDirectory implements AutoCloseable {
  private static final int MOST_ATTEMPTS = 5;

  private record PendingWrite(DomainController from, DomainController to, Change change) {}

  /** What no controller of the domain could be told yet. */
  private record Unwritten(Domain domain, Change change) {}

  private final SimulatedClock clock;
  private final List<DomainController> controllers;
  private final List<PendingWrite> held = new ArrayList<>();
  private final List<Unwritten> unwritten = new ArrayList<>();
  private final Map<DomainController, Instant> awayUntil = new HashMap<>();
  private Instant accountExpiredUntil = Instant.MIN;
  private Duration lag;
  private long versions;

  private PracticeDirectory(
      SimulatedClock clock, List<DomainController> controllers, Duration lag) {
    this.clock = clock;
    this.controllers = List.copyOf(controllers);
    this.lag = lag;
  }

  /** Sets up this forest's controllers and lets them listen. */
  public static PracticeDirectory open(
      World world,
      Organisation organisation,
      DirectorySettings settings,
      SimulatedClock clock,
      ServersClock servers,
      Counters counters) {
    var schema = schema();
    var controllers = new ArrayList<DomainController>();
    for (var domain : world.domains(organisation)) {
      for (var host : world.controllers(domain)) {
        IntFunction<DomainController> listening =
            port -> {
              var controller =
                  new DomainController(domain, host, port, settings, schema, servers, counters);
              of(domain, controllers)
                  .findFirst()
                  .ifPresentOrElse(
                      controller::fillLike,
                      () ->
                          controller.fill(
                              DirectoryEntries.of(
                                  world,
                                  domain,
                                  ServiceAccount.dn(organisation),
                                  clock.instant())));
              controller.open();
              return controller;
            };
        controllers.add(
            settings.firstPort() == 0
                ? onAFreePort(settings.bindAddress(), listening)
                : listening.apply(settings.firstPort() + controllers.size()));
      }
    }
    return new PracticeDirectory(clock, controllers, settings.visibilityLag());
  }

  /** Another program may take a port between the look at it and its use. */
  private static DomainController onAFreePort(
      String address, IntFunction<DomainController> listening) {
    for (var attempt = 1; ; attempt++) {
      var port = Ports.free(address);
      try {
        return listening.apply(port);
      } catch (IllegalStateException taken) {
        Ports.giveBack(port);
        if (attempt == MOST_ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private static Schema schema() {
    try {
      return AdSchema.schema();
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Stream<DomainController> of(Domain domain, List<DomainController> controllers) {
    return controllers.stream().filter(each -> each.domain().equals(domain));
  }

  /** Its controllers, in their fixed order, those of the root's domain first. */
  public List<DomainController> controllers() {
    return controllers;
  }

  /** The controllers of one domain, in their fixed order. */
  public List<DomainController> controllers(Domain domain) {
    return of(domain, controllers).toList();
  }

  /** The first controller of a domain that can be reached. */
  public Optional<DomainController> firstLiving(Domain domain) {
    return of(domain, controllers).filter(each -> !each.away()).findFirst();
  }

  /** The controller with this DNS name, or its short name. */
  public Optional<DomainController> controller(String host) {
    return controllers.stream()
        .filter(
            each ->
                each.host().equalsIgnoreCase(host)
                    || each.host().substring(0, each.host().indexOf('.')).equalsIgnoreCase(host))
        .findFirst();
  }

  private boolean elsewhere;

  /** Writes on this controller; the others follow. */
  public void write(DomainController on, DirectoryUser user, List<Modification> modifications) {
    spread(on, new Change(user.dn(), modifications, ++versions));
  }

  /**
   * Writes where the services write: on the first living controller of the user's domain, or where
   * they {@linkplain #servicesWriteElsewhere write elsewhere} on the last, or on the next of them
   * to come back.
   */
  public void write(DirectoryUser user, List<Modification> modifications) {
    var change = new Change(user.dn(), modifications, ++versions);
    ofTheServices(user.domain())
        .ifPresentOrElse(
            on -> spread(on, change), () -> unwritten.add(new Unwritten(user.domain(), change)));
  }

  private Optional<DomainController> ofTheServices(Domain domain) {
    return elsewhere
        ? of(domain, controllers).filter(each -> !each.away()).reduce((_, last) -> last)
        : firstLiving(domain);
  }

  /**
   * From now on the services write on another controller than the one that is asked first, as they
   * may: they choose for themselves.
   */
  public void servicesWriteElsewhere() {
    elsewhere = true;
  }

  private void spread(DomainController on, Change change) {
    on.apply(change);
    for (var other : controllers(on.domain())) {
      if (other != on) {
        send(new PendingWrite(on, other, change));
      }
    }
  }

  private void send(PendingWrite write) {
    clock.after(
        lag,
        () -> {
          if (write.from().away() || write.to().away()) {
            held.add(write);
          } else {
            write.to().apply(write.change());
          }
        });
  }

  /** From now on a write takes this long to be seen elsewhere. */
  public void lag(Duration newLag) {
    lag = newLag;
  }

  /**
   * Lets a controller listen no more and cuts its connections, for this long; one that is away
   * already stays so for the longer time.
   */
  public void away(DomainController controller, Duration length) {
    awayUntil.put(controller, clock.later(awayUntil.getOrDefault(controller, Instant.MIN), length));
    if (controller.away()) {
      return;
    }
    controller.goAway();
    clock.after(length, () -> back(controller));
  }

  /** Lets its account sign in nowhere, and cuts what it has open, for this long. */
  public void expireAccount(Duration length) {
    accountExpiredUntil = clock.later(accountExpiredUntil, length);
    controllers.forEach(DomainController::expireAccount);
    clock.after(
        length,
        () -> {
          if (!clock.instant().isBefore(accountExpiredUntil)) {
            controllers.forEach(DomainController::extendAccount);
          }
        });
  }

  private void back(DomainController controller) {
    var longer =
        Duration.between(clock.instant(), awayUntil.getOrDefault(controller, clock.instant()));
    if (longer.isPositive()) {
      clock.after(longer, () -> back(controller));
      return;
    }
    if (!controller.comesBack()) {
      clock.after(Duration.ofSeconds(1), () -> back(controller));
      return;
    }
    var waiting =
        unwritten.stream().filter(each -> each.domain().equals(controller.domain())).toList();
    unwritten.removeAll(waiting);
    waiting.forEach(each -> spread(controller, each.change()));
    var delayed = List.copyOf(held);
    held.clear();
    delayed.forEach(this::send);
  }

  @Override
  public void close() {
    controllers.forEach(DomainController::close);
  }
}
