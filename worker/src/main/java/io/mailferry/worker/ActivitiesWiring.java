package io.mailferry.worker;

import io.mailferry.activities.DirectoryWatch;
import io.mailferry.activities.FarSide;
import io.mailferry.activities.JournalIncidents;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.directory.ControllerSettings;
import io.mailferry.activities.directory.Directory;
import io.mailferry.activities.directory.DirectoryAccount;
import io.mailferry.activities.directory.DirectorySettings;
import io.mailferry.activities.directory.DiscoverySettings;
import io.mailferry.activities.directory.ForestDirectory;
import io.mailferry.activities.directory.LdapDirectory;
import io.mailferry.activities.directory.discovery.Discovery;
import io.mailferry.activities.exchange.CommandLog;
import io.mailferry.activities.exchange.command.argument.NewMove;
import io.mailferry.activities.fault.table.FaultTable;
import io.mailferry.activities.time.ExchangeClock;
import io.mailferry.journal.Journal;
import io.mailferry.journal.database.JournalSettings;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.policy.Timings;
import io.mailferry.worker.settings.SettingsCheck;
import io.mailferry.worker.settings.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what the activities work with: clocks, journal, directories, Exchange organisations. */
@Configuration(proxyBeanMethods = false)
class ActivitiesWiring {
  private static final Logger LOG = LoggerFactory.getLogger(ActivitiesWiring.class);

  ActivitiesWiring() {}

  /** Refuses wrong settings before anything is opened; every other bean hangs on this one. */
  @Bean
  CheckedSettings checkedSettings(WorkerSettings settings) {
    SettingsCheck.check(settings);
    return new CheckedSettings(settings);
  }

  @Bean
  ExchangeClock timepiece(CheckedSettings checked) {
    var clock = checked.settings().clock();
    return clock == null
        ? ExchangeClock.REAL
        : ExchangeClock.accelerated(
            InstantSource.system(), clock.start(), clock.exchangeStart(), clock.speed());
  }

  @Bean(destroyMethod = "close")
  Journal journal(CheckedSettings checked) {
    var place = checked.settings().journal();
    var journal =
        Journal.open(
            new JournalSettings(
                place.url(),
                place.user(),
                () -> place.passwordFile() == null ? "" : secret(place.passwordFile())));
    // Made and served before there is work: the command line does neither.
    journal.trouble().ifPresent(words -> LOG.warn("{}; it is tried again by itself", words));
    return journal;
  }

  @Bean
  FaultTable faultTable() {
    return FaultTable.STANDARD;
  }

  @Bean(destroyMethod = "close")
  Directories directories(CheckedSettings checked, FaultTable faults, ExchangeClock clock) {
    return new Directories(
        checked.settings().forests().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> directory(each.getValue(), faults, clock))));
  }

  static ForestAtWork directory(
      WorkerSettings.Forest forest, FaultTable faults, ExchangeClock clock) {
    var root = domain(forest, forest.controllers(), forest.discovery());
    var others =
        forest.domains().stream()
            .map(
                each ->
                    domain(forest, each.controllers(), each.discovery())
                        .inDomain(Objects.requireNonNull(each.name())));
    return ForestAtWork.of(
        LdapDirectory.ofForest(Stream.concat(Stream.of(root), others).toList(), faults, clock),
        faults);
  }

  private static DirectorySettings domain(
      WorkerSettings.Forest forest,
      List<WorkerSettings.Controller> controllers,
      WorkerSettings.@Nullable Discovery discovery) {
    var usual = DirectorySettings.Timing.USUAL;
    var account =
        new DirectoryAccount.Password(
            forest.bindAccount(), () -> secret(forest.passwordFile()).toCharArray());
    var clearText =
        forest.allowClearText()
            ? DirectorySettings.ClearText.ALLOWED
            : DirectorySettings.ClearText.REFUSED;
    var settings =
        discovery == null
            ? DirectorySettings.of(
                forest.name(),
                controllers.stream().map(ActivitiesWiring::controller).toList(),
                account,
                clearText)
            : DirectorySettings.of(forest.name(), discovery(discovery), account, clearText);
    return settings.timed(
        new DirectorySettings.Timing(
            usual.connect(), usual.response(), forest.away(), forest.clockTolerance()));
  }

  private static ControllerSettings controller(WorkerSettings.Controller controller) {
    return new ControllerSettings(
        controller.name(),
        controller.host() == null ? controller.name() : controller.host(),
        controller.port(),
        security(controller.security()));
  }

  private static DiscoverySettings discovery(WorkerSettings.Discovery discovery) {
    return new DiscoverySettings(
        new Discovery(
            discovery.domain(), discovery.site(), discovery.dnsServers(), discovery.every()),
        security(discovery.security()),
        discovery.port());
  }

  private static ControllerSettings.Security security(String word) {
    return ControllerSettings.Security.valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Bean(destroyMethod = "close")
  Shells shells(CheckedSettings checked, FaultTable faults, ExchangeClock clock, CommandLog log) {
    return Shells.open(checked.settings(), faults, clock, log);
  }

  @Bean
  Organisations organisations(
      CheckedSettings checked,
      Directories directories,
      Shells shells,
      ExchangeClock clock,
      Journal journal) {
    var timings = Timings.DEFAULT.cleaningUpAfter(checked.settings().cleanUpDelay());
    return new Organisations(
        checked.settings().organisations().entrySet().stream()
            .map(each -> organisation(each, directories, shells, timings, clock, journal))
            .toList());
  }

  @Bean(destroyMethod = "close")
  DirectoryWatch directoryWatch(Organisations organisations) {
    return DirectoryWatch.over(organisations.all());
  }

  private static Organisation organisation(
      Map.Entry<String, WorkerSettings.ExchangeOrganisation> named,
      Directories directories,
      Shells shells,
      Timings timings,
      ExchangeClock clock,
      Journal journal) {
    var settings = named.getValue();
    var name = new OrganisationName(named.getKey());
    return new Organisation(
            name,
            shells.exchange(named.getKey()),
            directories.named(settings.forest()),
            timings.settlingFor(settings.settle()),
            clock)
        .reaching(
            settings.farSides().stream()
                .map(each -> new FarSide(directories.named(each.forest()), farEnd(each)))
                .toList())
        .limitedTo(settings.slots().limits())
        .signingIn(settings.accounts())
        .behindBreakers(new JournalIncidents(name, journal.writer()));
  }

  static NewMove.FarEnd farEnd(WorkerSettings.Source side) {
    return new NewMove.FarEnd(
        side.hostName(), side.credential(), side.globalCatalog(), side.deliveryDomain());
  }

  /** A secret, read afresh each time, so that it can be changed without a restart. */
  private static String secret(@Nullable String file) {
    try {
      return Files.readString(Path.of(Objects.requireNonNull(file))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the password file " + file + " cannot be read", e);
    }
  }

  /** Settings that were found right. */
  record CheckedSettings(WorkerSettings settings) {}

  /** The forests by the administrator's names. */
  record Directories(Map<String, ForestAtWork> byName) implements AutoCloseable {
    Directory named(String name) {
      return Objects.requireNonNull(byName.get(name), name).whole();
    }

    @Override
    public void close() {
      byName.values().forEach(ForestAtWork::close);
    }
  }

  /**
   * A forest and the domains that it is made of.
   *
   * @param domains each domain, the root first
   * @param whole all of them as one
   */
  record ForestAtWork(List<LdapDirectory> domains, Directory whole) implements AutoCloseable {
    static ForestAtWork of(List<LdapDirectory> domains, FaultTable faults) {
      return new ForestAtWork(
          domains, domains.size() == 1 ? domains.getFirst() : new ForestDirectory(domains, faults));
    }

    @Override
    public void close() {
      domains.forEach(LdapDirectory::close);
    }
  }

  /** The organisations whose activities this worker serves. */
  record Organisations(List<Organisation> all) {}
}
