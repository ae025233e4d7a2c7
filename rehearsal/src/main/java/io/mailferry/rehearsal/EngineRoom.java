package io.mailferry.rehearsal;

import io.mailferry.operations.client.ConnectionSettings;
import io.mailferry.operations.client.Connections;
import io.mailferry.simulator.ControllerAddress;
import io.mailferry.simulator.Simulator;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.worker.MailferryWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A worker whose settings point at the simulator, and otherwise the one of production. */
public final class EngineRoom implements AutoCloseable {
  /** What a worker has by default (docs/connect/settings.md). */
  private static final Duration USUAL_AWAY = Duration.ofSeconds(30);

  /** Less is nothing but haste. */
  private static final Duration LEAST_AWAY = Duration.ofMillis(100);

  private final ConfigurableApplicationContext worker;

  private EngineRoom(ConfigurableApplicationContext worker) {
    this.worker = worker;
  }

  /** Starts a worker in this process. */
  public static EngineRoom start(List<String> settings) {
    return new EngineRoom(
        new SpringApplicationBuilder(MailferryWorker.class)
            .registerShutdownHook(false)
            .run(settings.toArray(String[]::new)));
  }

  /** The settings of a worker for a simulator, as command-line arguments. */
  public static List<String> settings(
      Simulator simulator, String temporal, Path work, double speed, int sessions)
      throws IOException {
    return settings(simulator, temporal, work, speed, sessions, new ShellChoice.StandIn());
  }

  /** The same for a worker that works with this shell. */
  static List<String> settings(
      Simulator simulator,
      String temporal,
      Path work,
      double speed,
      int sessions,
      ShellChoice shell)
      throws IOException {
    var password = work.resolve("directory-password");
    Files.writeString(password, simulator.password());
    var settings = new ArrayList<String>();
    settings.add("--spring.temporal.connection.target=" + temporal);
    settings.add("--spring.temporal.connection.enable-https=false");
    settings.add("--server.port=0");
    settings.add("--logging.file.name=" + work.resolve("worker.log"));
    settings.add("--logging.threshold.console=OFF");
    settings.add("--mailferry.key-file=" + work.resolve("plan.key"));
    settings.add("--mailferry.journal.url=" + journalUrl(work));
    settings.add("--mailferry.shell.folder=" + work.resolve("shells"));
    settings.add("--mailferry.shell.transport=" + shell.transport().word());
    settings.add("--mailferry.clean-up-delay=10m");
    settings.add("--mailferry.drain=5s");
    var now = Instant.now();
    settings.add("--mailferry.clock.start=" + now);
    settings.add("--mailferry.clock.exchange-start=" + simulator.clock().instant());
    settings.add("--mailferry.clock.speed=" + speed);
    forest(settings, simulator, Organisation.SOURCE, password, speed);
    forest(settings, simulator, Organisation.TARGET, password, speed);
    settings.add("--mailferry.organisations.target.forest=target");
    if (simulator.controllers(Organisation.LEGACY).isEmpty()) {
      settings.add("--mailferry.organisations.target.far-forest=source");
      settings.add("--mailferry.organisations.target.far.host-name=mail.source.example");
      settings.add("--mailferry.organisations.target.far.delivery-domain=target.example");
    } else {
      forest(settings, simulator, Organisation.LEGACY, password, speed);
      source(settings, 0, Organisation.SOURCE);
      source(settings, 1, Organisation.LEGACY);
    }
    for (var setting : shell.settings(simulator, work.resolve("shell"))) {
      settings.add("--mailferry.organisations.target.shell." + setting);
    }
    settings.add("--mailferry.organisations.target.shell.sessions=" + sessions);
    settings.add("--mailferry.organisations.target.shell.retry-opening=500ms");
    return settings;
  }

  private static void source(List<String> settings, int number, Organisation organisation) {
    var prefix = "--mailferry.organisations.target.sources[" + number + "]";
    settings.add(prefix + ".forest=" + organisation.label().toLowerCase(Locale.ROOT));
    settings.add(prefix + ".host-name=mail." + organisation.domain());
    settings.add(prefix + ".delivery-domain=target.example");
  }

  /** These settings with another value for one of them, or with one more. */
  public static List<String> with(List<String> settings, String name, String value) {
    var prefix = "--" + name + "=";
    return Stream.concat(
            settings.stream().filter(setting -> !setting.startsWith(prefix)),
            Stream.of(prefix + value))
        .toList();
  }

  /** Where the journal of a rehearsal is. */
  public static String journalUrl(Path work) {
    return "jdbc:h2:file:" + work.resolve("journal").toAbsolutePath() + ";AUTO_SERVER=TRUE";
  }

  /**
   * What an operator's commands work with.
   *
   * @param temporal host and port
   * @param work the folder in which the journal and the key are
   */
  public static Connections connections(String temporal, String namespace, Path work) {
    return new Connections(
        new ConnectionSettings(
            temporal, namespace, journalUrl(work), null, () -> "", work.resolve("plan.key"), work));
  }

  private static void forest(
      List<String> settings,
      Simulator simulator,
      Organisation organisation,
      Path password,
      double speed) {
    var name = organisation.label().toLowerCase(Locale.ROOT);
    var prefix = "--mailferry.forests." + name;
    settings.add(prefix + ".name=" + name + ".example");
    var child = simulator.controllers(Domain.childOf(organisation));
    // A DN would be nobody's in a child domain.
    settings.add(
        prefix
            + ".bind-account="
            + (child.isEmpty()
                ? simulator.accountDn(organisation)
                : "svc-mailferry@" + organisation.domain()));
    settings.add(prefix + ".password-file=" + password);
    settings.add(prefix + ".allow-clear-text=true");
    // Exchange's time runs faster here, so a moment on the wire is minutes on a controller's clock.
    settings.add(prefix + ".clock-tolerance=10h");
    settings.add(prefix + ".away=" + away(speed).toMillis() + "ms");
    controllers(settings, prefix, simulator.controllers(organisation));
    if (!child.isEmpty()) {
      settings.add(prefix + ".domains[0].name=" + Domain.childOf(organisation).name());
      controllers(settings, prefix + ".domains[0]", child);
    }
  }

  /**
   * The usual time by Exchange's clock: how soon a silent controller is noticed follows from it.
   */
  private static Duration away(double speed) {
    var scaled = Duration.ofMillis((long) (USUAL_AWAY.toMillis() / speed));
    return scaled.compareTo(LEAST_AWAY) < 0 ? LEAST_AWAY : scaled;
  }

  private static void controllers(
      List<String> settings, String prefix, List<ControllerAddress> controllers) {
    for (var i = 0; i < controllers.size(); i++) {
      controller(settings, prefix + ".controllers[" + i + "]", controllers.get(i));
    }
  }

  private static void controller(List<String> settings, String prefix, ControllerAddress address) {
    settings.add(prefix + ".name=" + address.name());
    settings.add(prefix + ".host=" + address.host());
    settings.add(prefix + ".port=" + address.port());
    settings.add(prefix + ".security=clear");
  }

  @Override
  public void close() {
    worker.close();
  }
}
