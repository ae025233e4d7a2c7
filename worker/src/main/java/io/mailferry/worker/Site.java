package io.mailferry.worker;

import io.mailferry.activities.FarSide;
import io.mailferry.activities.FarSides;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.exchange.shell.Connection;
import io.mailferry.activities.exchange.shell.session.TrialSession;
import io.mailferry.activities.exchange.shell.transport.PowerShells;
import io.mailferry.activities.fault.Fault;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.worker.doctor.ClockReading;
import io.mailferry.worker.doctor.DirectoryCheck;
import io.mailferry.worker.doctor.EndpointClock;
import io.mailferry.worker.doctor.Examination;
import io.mailferry.worker.doctor.ForestClocks;
import io.mailferry.worker.doctor.Instruments;
import io.mailferry.worker.doctor.OneMailbox;
import io.mailferry.worker.doctor.ShellLocation;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Subject;
import io.mailferry.worker.settings.ShellConnections;
import io.mailferry.worker.settings.WorkerSettings;
import io.mailferry.worker.settings.WorkerSettings.ExchangeOrganisation;
import io.mailferry.worker.settings.WorkerSettings.Forest;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a worker's settings lead to, to be examined: every connection of every organisation. */
final class Site {
  /** Tolerates any clock: it is to be seen by how much it is off. */
  private static final Duration ANY = Duration.ofDays(36_500);

  private final WorkerSettings settings;
  private final ExchangeClock clock;

  /**
   * By forest: every further sign-in with a wrong password would bring the account nearer to a
   * lock.
   */
  private final Map<String, ForestSeen> forests = new HashMap<>();

  private record ForestSeen(List<Finding> directories, List<ClockReading> clocks) {
    boolean isUnreadable() {
      return clocks.stream().anyMatch(ClockReading.Unreadable.class::isInstance);
    }
  }

  /** By forest: whether it has the mailbox with which things are tried. */
  private final Map<String, Boolean> owners = new HashMap<>();

  /** A site of settings that were found right. */
  Site(WorkerSettings settings) {
    this.settings = settings;
    this.clock = new ActivitiesWiring().timepiece(new ActivitiesWiring.CheckedSettings(settings));
  }

  /**
   * Examines one connection after the other, the organisations by name.
   *
   * @param mailbox with which things are tried; null for none
   */
  void examine(@Nullable OneMailbox mailbox, BiConsumer<Subject, Finding> told) {
    var examination =
        new Examination(FaultTable.STANDARD, clock, File.separatorChar == '\\').of(mailbox);
    new TreeMap<>(settings.organisations())
        .forEach(
            (name, organisation) -> {
              for (var connection : ShellConnections.connections(organisation.shell())) {
                var subject = subject(name, organisation, connection);
                try (var tools = new Tools(name, organisation, connection)) {
                  examination.examine(subject, tools, finding -> told.accept(subject, finding));
                }
              }
            });
  }

  private Subject subject(String name, ExchangeOrganisation organisation, Connection connection) {
    return new Subject(
        name,
        connection,
        fullest(organisation),
        organisation.version() == null
            ? null
            : ExchangeVersion.named(organisation.version()).orElseThrow(),
        sessionsAs(organisation.shell().credential()));
  }

  /** What any of several far ends needs, the account needs. */
  private static NewMove.@Nullable FarEnd fullest(ExchangeOrganisation organisation) {
    var ends = organisation.farSides().stream().map(ActivitiesWiring::farEnd).toList();
    return ends.isEmpty() ? null : FarSides.fullest(ends);
  }

  private int sessionsAs(@Nullable String credential) {
    return settings.organisations().values().stream()
        .map(ExchangeOrganisation::shell)
        .filter(each -> Objects.equals(each.credential(), credential))
        .mapToInt(WorkerSettings.Shell::sessions)
        .sum();
  }

  /** The real ones of one connection. */
  private final class Tools implements Instruments, AutoCloseable {
    private final List<ActivitiesWiring.ForestAtWork> opened = new ArrayList<>();
    private final String name;
    private final ExchangeOrganisation organisation;
    private final Connection connection;

    Tools(String name, ExchangeOrganisation organisation, Connection connection) {
      this.name = name;
      this.organisation = organisation;
      this.connection = connection;
    }

    @Override
    public ShellLocation shell() {
      var executable = ShellConnections.executable(settings.shell(), organisation.shell());
      var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
      return new ShellLocation(
          executable,
          namedBy(),
          PowerShells.located(executable, path).orElse(null),
          List.of(path.split(File.pathSeparator)));
    }

    /** The variable is the second setting's own form in the environment, and names it better. */
    private @Nullable String namedBy() {
      if (!organisation.shell().executable().isBlank()) {
        return "mailferry.organisations." + name + ".shell.executable";
      }
      var stated = settings.shell().executable();
      var variable = System.getenv().getOrDefault(PowerShells.VARIABLE, "");
      if (!variable.isBlank() && (stated.isBlank() || stated.equals(variable))) {
        return PowerShells.VARIABLE;
      }
      return stated.isBlank() ? null : "mailferry.shell.executable";
    }

    @Override
    public TrialSession.Opening open() {
      return TrialSession.open(ShellConnections.settings(settings, organisation), connection);
    }

    @Override
    public List<ClockReading> clocks() {
      var readings = new ArrayList<ClockReading>();
      switch (connection) {
        case Connection.Remote(var endpoint, _, _) ->
            readings.add(new EndpointClock(clock).read(endpoint));
        case Connection.Module _, Connection.OverSsh _, Connection.Ready _ -> {}
      }
      forestsSeen().forEach(forest -> readings.addAll(forest.clocks()));
      return readings;
    }

    @Override
    public List<Finding> directories() {
      return forestsSeen().flatMap(each -> each.directories().stream()).toList();
    }

    /** A forest that refused the account is not signed in to once more. */
    @Override
    public Optional<Forests> forests() {
      if (forestsSeen().anyMatch(ForestSeen::isUnreadable)) {
        return Optional.empty();
      }
      var far =
          organisation.farSides().stream()
              .map(each -> new FarSide(opened(each.forest()), ActivitiesWiring.farEnd(each)))
              .toList();
      return Optional.of(
          new Forests(
              opened(organisation.forest()),
              far.isEmpty() ? null : new FarSides(far),
              address -> isOwnedElsewhere(organisation, address)));
    }

    private Directory opened(String forest) {
      var directory =
          ActivitiesWiring.directory(
              tolerant(Objects.requireNonNull(settings.forests().get(forest))),
              FaultTable.STANDARD,
              clock);
      opened.add(directory);
      return directory.whole();
    }

    @Override
    public void close() {
      opened.forEach(ActivitiesWiring.ForestAtWork::close);
    }

    private Stream<ForestSeen> forestsSeen() {
      return forestsOf(organisation).map(Site.this::seen);
    }
  }

  private static Stream<String> forestsOf(ExchangeOrganisation organisation) {
    return Stream.concat(
            Stream.of(organisation.forest()),
            organisation.farSides().stream().map(WorkerSettings.Source::forest))
        .distinct();
  }

  /** Asked of the directories alone: the other organisation's turn may come later. */
  private boolean isOwnedElsewhere(ExchangeOrganisation here, String address) {
    var searched = forestsOf(here).toList();
    return settings.organisations().values().stream()
        .flatMap(Site::forestsOf)
        .distinct()
        .filter(forest -> !searched.contains(forest))
        .anyMatch(forest -> owners.computeIfAbsent(forest, each -> owns(each, address)));
  }

  private boolean owns(String name, String address) {
    if (seen(name).isUnreadable()) {
      return false;
    }
    var forest = Objects.requireNonNull(settings.forests().get(name));
    try (var directory = ActivitiesWiring.directory(tolerant(forest), FaultTable.STANDARD, clock)) {
      return directory.whole().findByAddress(List.of(address)).value().stream()
          .anyMatch(entry -> entry.owns(address));
    } catch (Fault unknown) {
      return false;
    }
  }

  private ForestSeen seen(String forest) {
    return forests.computeIfAbsent(forest, this::look);
  }

  private ForestSeen look(String name) {
    var forest = Objects.requireNonNull(settings.forests().get(name));
    try (var directory = ActivitiesWiring.directory(tolerant(forest), FaultTable.STANDARD, clock)) {
      var findings = new ArrayList<Finding>();
      var clocks = new ArrayList<ClockReading>();
      for (var domain : directory.domains()) {
        var called = domain.domains().getFirst();
        // What is refused in one is refused in all, and is one thing to put right.
        if (domain.health().account() == null) {
          clocks.addAll(ForestClocks.of(called, domain::clocks, FaultTable.STANDARD));
        }
        findings.add(DirectoryCheck.of(called, domain.health()));
      }
      return new ForestSeen(findings, clocks);
    }
  }

  private static Forest tolerant(Forest forest) {
    return new Forest(
        forest.name(),
        forest.controllers(),
        forest.discovery(),
        forest.domains(),
        forest.bindAccount(),
        forest.passwordFile(),
        forest.allowClearText(),
        ANY,
        forest.away());
  }
}
