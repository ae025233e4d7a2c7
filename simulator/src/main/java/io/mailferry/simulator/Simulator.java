package io.mailferry.simulator;

import io.mailferry.simulator.commands.CommandService;
import io.mailferry.simulator.commands.call.CommandContext;
import io.mailferry.simulator.commands.call.Outages;
import io.mailferry.simulator.count.Arrival;
import io.mailferry.simulator.count.Arrivals;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.count.Counts;
import io.mailferry.simulator.count.Cutover;
import io.mailferry.simulator.count.Cutovers;
import io.mailferry.simulator.count.Peaks;
import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.DirectorySettings;
import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.directory.Misprepared;
import io.mailferry.simulator.directory.PracticeDirectory;
import io.mailferry.simulator.directory.ServiceAccount;
import io.mailferry.simulator.faults.FaultInjector;
import io.mailferry.simulator.faults.Happened;
import io.mailferry.simulator.faults.Script;
import io.mailferry.simulator.http.HttpApi;
import io.mailferry.simulator.http.Shells;
import io.mailferry.simulator.moves.MailboxReplication;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.powershell.PracticeEndpoint;
import io.mailferry.simulator.powershell.PracticeModule;
import io.mailferry.simulator.shell.ShellLauncher;
import io.mailferry.simulator.time.ServersClock;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.simulator.world.World;
import io.mailferry.simulator.world.WorldBuilder;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A practice pair of Exchange organisations, running. It is reached as the real ones are: through
 * LDAP on the ports of its domain controllers, and through a shell process that its launcher
 * starts. What it behaves like, simplifies and does not know stands in this package's description.
 *
 * <p>Several may run in one JVM; each has its own world, time and ports.
 */
public final class Simulator implements AutoCloseable {
  private final SimulatorConfig config;
  private final SimulatedClock clock;
  private final ServersClock servers;
  private final World world;
  private final Directories directories;
  private final MailboxReplication moves;
  private final Counters counters = new Counters();
  private final Arrivals arrivals = new Arrivals();
  private final Cutovers cutovers = new Cutovers();
  private final Peaks peaks = new Peaks();
  private final CommandService commands;
  private final FaultInjector faults;
  private final Script script;
  private final HttpApi http;

  private Simulator(SimulatorConfig config) {
    this.config = config;
    var start = config.start() == null ? Instant.now() : config.start();
    this.clock =
        config.speed() == 0
            ? SimulatedClock.manual(start)
            : SimulatedClock.accelerated(start, config.speed());
    this.servers = new ServersClock(clock);
    this.world =
        new WorldBuilder(config.seed(), config.controllers(), config.servers())
            .build(
                config.mailboxes(),
                config.inChildDomains(),
                config.localMailboxes(),
                config.sourceDatabases(),
                config.targetDatabases(),
                config.inLegacy(),
                config.resourceForest(),
                config.databaseVersion());
    var source = CompletableFuture.supplyAsync(() -> directory(Organisation.SOURCE));
    var open = new EnumMap<Organisation, PracticeDirectory>(Organisation.class);
    for (var other : Organisation.values()) {
      if (other != Organisation.SOURCE && world.has(other)) {
        open.put(other, directory(other));
      }
    }
    open.put(Organisation.SOURCE, source.join());
    this.directories = new Directories(open);
    var ids = new Ids(config.seed());
    this.moves = new MailboxReplication(clock, servers, ids, config.timings(), directories);
    moves.watch(request -> request.cutover().ifPresent(cutovers::add));
    moves.watch(
        _ ->
            peaks.look(
                moves.items().stream()
                    .map(MoveRequest::atWork)
                    .flatMap(Optional::stream)
                    .toList()));
    var shells = new Shells();
    var outages = new Outages(clock);
    this.faults = new FaultInjector(clock, servers, world, directories, moves, outages, shells);
    this.commands =
        new CommandService(
            new CommandContext(
                world, directories, moves, clock, ids, counters, outages, config.version()),
            faults);
    this.script = new Script(faults::plan);
    this.http =
        new HttpApi(
            new InetSocketAddress(config.bindAddress(), config.httpPort()),
            commands,
            shells,
            counters,
            arrivals,
            this::mailboxes,
            faults::plan);
  }

  private PracticeDirectory directory(Organisation organisation) {
    var before =
        Arrays.stream(Organisation.values())
                .filter(each -> each.compareTo(organisation) < 0)
                .mapToInt(each -> world.domains(each).size())
                .sum()
            * config.controllers();
    var firstPort = config.ldapBasePort() == 0 ? 0 : config.ldapBasePort() + before;
    var settings =
        new DirectorySettings(
            config.bindAddress(), firstPort, config.password(), config.visibilityLag());
    return PracticeDirectory.open(world, organisation, settings, clock, servers, counters);
  }

  /** Makes the world, starts its servers, and lets its time run if it runs by itself. */
  public static Simulator start(SimulatorConfig config) {
    var simulator = new Simulator(config);
    simulator.clock.start();
    return simulator;
  }

  /** The world's time. */
  public SimulatedClock clock() {
    return clock;
  }

  /** Moves time on by hand. */
  public void advance(Duration step) {
    clock.advance(step);
  }

  /** Where faults are written down. */
  public Script script() {
    return script;
  }

  /** What has been asked of it so far. */
  public Counts counts() {
    return counters.counts();
  }

  /**
   * Keeps every command that comes through a shell from now on, and forgets those kept before.
   * Nothing is kept until this is asked for.
   */
  public void recordArrivals() {
    arrivals.record();
  }

  /** The commands that came through shells since {@link #recordArrivals}, in their order. */
  public List<Arrival> arrivals() {
    return arrivals.all();
  }

  /** When each request began to complete, removed ones too, in the order in which they did. */
  public List<Cutover> cutovers() {
    return cutovers.all();
  }

  /** Which faults have happened, in the order of time. */
  public List<Happened> happened() {
    return faults.happened();
  }

  /** How many requests were at work at once, at most. */
  public Peaks.Peak peak() {
    return peaks.highest();
  }

  /** Where the HTTP interface is. */
  public String httpAddress() {
    return "http://" + reachableAddress() + ":" + http.port();
  }

  /** Where the controllers of this forest's root domain are, in their fixed order. */
  public List<ControllerAddress> controllers(Organisation organisation) {
    return controllers(Domain.rootOf(organisation));
  }

  /** Where the controllers of this domain are, in their fixed order; none where it is not there. */
  public List<ControllerAddress> controllers(Domain domain) {
    return directories.all().stream()
        .flatMap(each -> each.controllers(domain).stream())
        .map(
            each ->
                new ControllerAddress(
                    each.organisation(), each.host(), reachableAddress(), each.port()))
        .toList();
  }

  /** The DN of the account that may bind in this forest. */
  public String accountDn(Organisation organisation) {
    return ServiceAccount.dn(organisation);
  }

  /** That account's password. */
  public String password() {
    return config.password();
  }

  /** Writes the file that starts a shell in the target organisation; returns its path. */
  public Path writeShellLauncher(Path folder) {
    return writeShellLauncher(folder, Organisation.TARGET);
  }

  /** Writes the file that starts a shell in this organisation; returns its path. */
  public Path writeShellLauncher(Path folder, Organisation organisation) {
    var name =
        switch (organisation) {
          case TARGET -> "practice-shell";
          case SOURCE -> "practice-shell-source";
          case LEGACY -> "practice-shell-legacy";
        };
    return ShellLauncher.write(folder, name, reachableAddress(), http.port(), organisation.label());
  }

  /**
   * Writes the practice module of the target organisation for a real PowerShell into this folder;
   * returns the path to import.
   */
  public Path writePracticeModule(Path folder) {
    return writePracticeModule(folder, Organisation.TARGET, Locale.US);
  }

  /**
   * Writes the practice module of this organisation, whose server writes numbers in this culture;
   * returns the path to import.
   */
  public Path writePracticeModule(Path folder, Organisation organisation, Locale culture) {
    return module(organisation, culture).write(folder);
  }

  /**
   * Writes a remote end of the target organisation into this folder. It needs a PowerShell 7 and a
   * system with sh.
   */
  public PracticeEndpoint writePracticeEndpoint(Path folder, Path powershell) {
    return writePracticeEndpoint(folder, powershell, Organisation.TARGET, Locale.US);
  }

  /** Writes a remote end of this organisation, whose server writes numbers in this culture. */
  public PracticeEndpoint writePracticeEndpoint(
      Path folder, Path powershell, Organisation organisation, Locale culture) {
    return PracticeEndpoint.write(
        folder, module(organisation, culture), world.servers(organisation).getFirst(), powershell);
  }

  private PracticeModule module(Organisation organisation, Locale culture) {
    return new PracticeModule(
        httpAddress(), organisation, config.version(), culture, world.databases());
  }

  private String reachableAddress() {
    return config.bindAddress().equals("0.0.0.0") ? "127.0.0.1" : config.bindAddress();
  }

  /** Runs a command in the target organisation as somebody else would, undisturbed by faults. */
  public Map<String, @Nullable Object> command(
      String cmdlet, Map<String, @Nullable Object> parameters) {
    return command(Organisation.TARGET, cmdlet, parameters);
  }

  /** Runs a command in this organisation as somebody else would, undisturbed by faults. */
  public Map<String, @Nullable Object> command(
      Organisation organisation, String cmdlet, Map<String, @Nullable Object> parameters) {
    return commands.run(organisation, cmdlet, parameters);
  }

  /** Refuses mailboxes above this size in this database from now on. */
  public void limitMailboxes(String database, long bytes) {
    clock.change(() -> world.database(database).limitMailboxes(bytes));
  }

  /** Makes this mailbox so large from now on; how many items it holds stays as it is. */
  public void resizeMailbox(String identity, long bytes) {
    clock.change(() -> world.mailbox(identity).resize(bytes));
  }

  /** Does what people do wrong when they prepare this mailbox, or its source. */
  public void misprepare(String identity, Misprepared how) {
    clock.change(
        () -> {
          var mailbox = world.mailbox(identity);
          var where =
              how.isInTheSource() ? mailbox.otherThan(Organisation.TARGET) : Organisation.TARGET;
          directories.of(where).write(mailbox.in(where).orElseThrow(), how.modifications());
        });
  }

  /** Every mailbox as it is now, in a fixed order. */
  public List<MailboxFacts> mailboxes() {
    return clock.exclusively(() -> world.mailboxes().stream().map(Simulator::facts).toList());
  }

  /** The mailbox of this address, alias or GUID. */
  public MailboxFacts mailbox(String identity) {
    return clock.exclusively(() -> facts(world.mailbox(identity)));
  }

  /** Where this mailbox lives, as the stores know it. */
  public Home homeOf(String identity) {
    return clock.exclusively(() -> home(world.mailbox(identity)));
  }

  /** Where every mailbox lives, by address. */
  public Map<String, Home> homes() {
    var homes = new LinkedHashMap<String, Home>();
    mailboxes().forEach(each -> homes.put(each.address(), each.home()));
    return homes;
  }

  /** Where this mailbox lives, if every controller of both forests agrees with the stores. */
  public Optional<Home> verifiedHome(String identity) {
    return clock.exclusively(
        () -> {
          var mailbox = world.mailbox(identity);
          var agreed =
              directories.all().stream()
                  .flatMap(each -> each.controllers().stream())
                  .allMatch(controller -> agrees(controller, mailbox));
          return agreed ? Optional.of(home(mailbox)) : Optional.empty();
        });
  }

  private static boolean agrees(DomainController controller, Mailbox mailbox) {
    var user = mailbox.in(controller.organisation());
    if (user.isEmpty() || !controller.holds(user.get())) {
      return true;
    }
    var homeMdb = controller.value(user.get(), "homeMDB");
    var routing = controller.value(user.get(), "targetAddress");
    return mailbox.home().organisation() == controller.organisation()
        ? mailbox.home().dn().equalsIgnoreCase(homeMdb) && routing == null
        : homeMdb == null && routing != null;
  }

  /** Every queue item there is. */
  public List<RequestFacts> requests() {
    return clock.exclusively(() -> moves.items().stream().map(this::facts).toList());
  }

  /** The queue items of this mailbox; more than one means that a guard was passed. */
  public List<RequestFacts> requestsOf(String identity) {
    return clock.exclusively(
        () -> moves.items(world.mailbox(identity)).stream().map(this::facts).toList());
  }

  private RequestFacts facts(MoveRequest request) {
    return new RequestFacts(
        request.mailbox().address(),
        request.status().label(),
        request.statusDetail(),
        request.order().queue().name(),
        request.settings().batchName(),
        request.canceled(),
        moves.statistics(request));
  }

  private static MailboxFacts facts(Mailbox mailbox) {
    var guids = new LinkedHashMap<String, UUID>();
    for (var each : Organisation.values()) {
      mailbox.in(each).ifPresent(user -> guids.put(each.label(), user.objectGuid()));
    }
    return new MailboxFacts(
        mailbox.address(),
        mailbox.exchangeGuid(),
        guids,
        home(mailbox),
        mailbox.bytes(),
        mailbox.items());
  }

  private static Home home(Mailbox mailbox) {
    return new Home(mailbox.home().organisation(), mailbox.home().name());
  }

  @Override
  public void close() {
    clock.close();
    http.close();
    directories.all().forEach(PracticeDirectory::close);
  }
}
