package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.schema.Schema;
import io.mailferry.simulator.count.Tally;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory of one forest. A write lands on one controller at once and on the others after a
 * lag; what a controller knows alone when it goes away, nobody sees until it is back.
 */
public final class PracticeDirectory implements AutoCloseable {
  private record Journey(Controller from, Controller to, Change change) {}

  private final SimulatedClock clock;
  private final List<Controller> controllers;
  private final List<Journey> held = new ArrayList<>();
  private final List<Change> homeless = new ArrayList<>();
  private Duration lag;
  private long versions;

  private PracticeDirectory(SimulatedClock clock, List<Controller> controllers, Duration lag) {
    this.clock = clock;
    this.controllers = List.copyOf(controllers);
    this.lag = lag;
  }

  /** Sets up this forest's controllers and opens their doors. */
  public static PracticeDirectory open(
      World world,
      Organisation organisation,
      DirectorySettings settings,
      SimulatedClock clock,
      Tally tally) {
    var schema = schema();
    var controllers = new ArrayList<Controller>();
    var hosts = world.controllers(organisation);
    for (var i = 0; i < hosts.size(); i++) {
      var port =
          settings.firstPort() == 0 ? Ports.free(settings.bindAddress()) : settings.firstPort() + i;
      var controller =
          new Controller(organisation, hosts.get(i), port, settings, schema, clock, tally);
      if (controllers.isEmpty()) {
        controller.fill(
            DirectoryEntries.of(
                world, organisation, ServiceAccount.dn(organisation), clock.instant()));
      } else {
        controller.fillLike(controllers.getFirst());
      }
      controller.open();
      controllers.add(controller);
    }
    return new PracticeDirectory(clock, controllers, settings.visibilityLag());
  }

  private static Schema schema() {
    try {
      return AdSchema.schema();
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Its controllers, in their fixed order. */
  public List<Controller> controllers() {
    return controllers;
  }

  /** The first controller that can be reached. */
  public Optional<Controller> firstLiving() {
    return controllers.stream().filter(each -> !each.away()).findFirst();
  }

  /** The controller with this DNS name, or its short name. */
  public Optional<Controller> controller(String host) {
    return controllers.stream()
        .filter(
            each ->
                each.host().equalsIgnoreCase(host)
                    || each.host().substring(0, each.host().indexOf('.')).equalsIgnoreCase(host))
        .findFirst();
  }

  /** Writes on this controller; the others follow. */
  public void write(Controller on, DirectoryUser user, List<Modification> modifications) {
    spread(on, new Change(user.dn(), modifications, ++versions));
  }

  /**
   * Writes where the services write: on the first living controller, or on the next to come back.
   */
  public void write(DirectoryUser user, List<Modification> modifications) {
    var change = new Change(user.dn(), modifications, ++versions);
    firstLiving().ifPresentOrElse(on -> spread(on, change), () -> homeless.add(change));
  }

  private void spread(Controller on, Change change) {
    on.apply(change);
    for (var other : controllers) {
      if (other != on) {
        send(new Journey(on, other, change));
      }
    }
  }

  private void send(Journey journey) {
    clock.after(
        lag,
        () -> {
          if (journey.from().away() || journey.to().away()) {
            held.add(journey);
          } else {
            journey.to().apply(journey.change());
          }
        });
  }

  /** From now on a write takes this long to be seen elsewhere. */
  public void lag(Duration newLag) {
    lag = newLag;
  }

  /** Shuts a controller's door and cuts its connections, for this long. */
  public void away(Controller controller, Duration length) {
    if (controller.away()) {
      return;
    }
    controller.goAway();
    clock.after(length, () -> back(controller));
  }

  private void back(Controller controller) {
    if (!controller.comesBack()) {
      clock.after(Duration.ofSeconds(1), () -> back(controller));
      return;
    }
    var waiting = List.copyOf(homeless);
    homeless.clear();
    waiting.forEach(change -> spread(controller, change));
    var delayed = List.copyOf(held);
    held.clear();
    delayed.forEach(this::send);
  }

  @Override
  public void close() {
    controllers.forEach(Controller::close);
  }
}
