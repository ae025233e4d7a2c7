package io.mailferry.worker.settings;

import io.mailferry.activities.exchange.catalogue.ExchangeVersion;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.policy.Timings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with the settings, at once and before anything starts. */
public final class SettingsCheck {
  private static final Duration LEAST_TO_SETTLE = Timings.DEFAULT.settle();
  private static final Duration MOST_TO_SETTLE = Duration.ofDays(1);
  private static final Set<String> SECURITIES = Set.of("ldaps", "starttls", "clear");
  private static final Duration SOONEST = Duration.ofSeconds(10);
  private static final Pattern SITE = Pattern.compile("[\\p{L}\\p{N}-]{1,63}");
  private static final Pattern DNS_SERVER =
      Pattern.compile("([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)[?&;]\\s*\\w*password\\s*=|^jdbc:postgresql:[^?]*@|^jdbc:h2:(tcp|ssl):[^;]*@");

  private final WorkerSettings settings;
  private final List<String> problems = new ArrayList<>();

  private SettingsCheck(WorkerSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks.
   *
   * @throws SettingsRefused naming every problem, when there are any
   */
  public static void check(WorkerSettings settings) {
    var problems = new SettingsCheck(settings).problems();
    if (!problems.isEmpty()) {
      throw new SettingsRefused(problems);
    }
  }

  private List<String> problems() {
    settings.forests().forEach(this::checkForest);
    settings.organisations().forEach(this::checkOrganisation);
    problems.addAll(ShellSettingsCheck.problems(settings));
    positive("mailferry.drain", settings.drain());
    if (settings.cleanUpDelay().isNegative()) {
      problems.add("mailferry.clean-up-delay: a delay is not negative");
    }
    var url = settings.journal().url();
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      problems.add("mailferry.journal.url: begins with jdbc:h2: or jdbc:postgresql:");
    }
    if (SECRET.matcher(url).find()) {
      problems.add(
          "mailferry.journal.url: a password does not belong into an address, which is shown in"
              + " logs; put it into a file and name that in mailferry.journal.password-file");
    }
    readable("mailferry.journal.password-file", settings.journal().passwordFile());
    var clock = settings.clock();
    if (clock != null && (clock.start() == null || clock.exchangeStart() == null)) {
      problems.add("mailferry.clock: start and exchange-start belong together with speed");
    }
    if (clock != null && !(clock.speed() >= 1)) {
      problems.add("mailferry.clock.speed: time runs at least as fast as the world's, 1 or more");
    }
    return problems;
  }

  private void checkForest(String key, WorkerSettings.Forest forest) {
    var where = "mailferry.forests." + key;
    if (forest.name() == null || !forest.name().contains(".")) {
      problems.add(where + ".name: the forest's DNS name, e.g. target.example");
    }
    checkControllers(where, forest, forest.controllers(), forest.discovery(), forest.name());
    checkDomains(where, forest);
    if (forest.bindAccount().isBlank()) {
      problems.add(where + ".bind-account: the account to read the directory with");
    }
    if (forest.passwordFile().isBlank()) {
      problems.add(where + ".password-file: a file that holds the account's password");
    } else {
      readable(where + ".password-file", forest.passwordFile());
    }
    positive(where + ".clock-tolerance", forest.clockTolerance());
    if (forest.away().isNegative()) {
      problems.add(where + ".away: a wait is not negative");
    }
  }

  private void checkDomains(String where, WorkerSettings.Forest forest) {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.add(String.valueOf(forest.name()));
    for (var i = 0; i < forest.domains().size(); i++) {
      var domain = forest.domains().get(i);
      var which = where + ".domains[" + i + "]";
      if (domain.name() == null || !domain.name().contains(".")) {
        problems.add(which + ".name: the domain's DNS name, e.g. emea.target.example");
      } else if (!names.add(domain.name())) {
        problems.add(
            which
                + ".name: "
                + domain.name()
                + " stands here already; the controllers of the root domain, whose name is that of"
                + " the forest, are the forest's own");
      }
      checkControllers(which, forest, domain.controllers(), domain.discovery(), domain.name());
    }
    if (!forest.domains().isEmpty() && forest.bindAccount().contains("=")) {
      problems.add(
          where
              + ".bind-account: a distinguished name is known in its own domain only; state the"
              + " account's UPN, e.g. svc-mailferry@target.example");
    }
  }

  private void checkControllers(
      String where,
      WorkerSettings.Forest forest,
      List<WorkerSettings.Controller> controllers,
      WorkerSettings.@Nullable Discovery discovery,
      @Nullable String domain) {
    if (controllers.isEmpty() && discovery == null) {
      problems.add(
          where
              + ".controllers: at least one domain controller; two survive more. Or state"
              + " discovery.domain, and DNS names them");
    }
    if (discovery != null) {
      if (!controllers.isEmpty()) {
        problems.add(where + ": controllers are listed or found by discovery; state one of both");
      }
      checkDiscovery(where + ".discovery", forest, discovery, domain);
    }
    for (var i = 0; i < controllers.size(); i++) {
      checkController(where + ".controllers[" + i + "]", forest, controllers.get(i));
    }
  }

  private void checkDiscovery(
      String where,
      WorkerSettings.Forest forest,
      WorkerSettings.Discovery discovery,
      @Nullable String domain) {
    if (!discovery.domain().equalsIgnoreCase(domain)) {
      problems.add(
          where
              + (Objects.equals(domain, forest.name())
                  ? ".domain: the forest's root domain, whose name is that of the forest: "
                  : ".domain: the name of the domain itself: ")
              + domain);
    }
    var site = discovery.site();
    if (site != null && !SITE.matcher(site).matches()) {
      problems.add(where + ".site: the name of an Active Directory site: letters, digits, dashes");
    }
    for (var i = 0; i < discovery.dnsServers().size(); i++) {
      if (!DNS_SERVER.matcher(discovery.dnsServers().get(i)).matches()) {
        problems.add(
            where
                + ".dns-servers["
                + i
                + "]: a DNS server's address, e.g. 10.1.2.3 or 10.1.2.3:53 or [fd00::1]:53");
      }
    }
    var port = discovery.port();
    if (port != null && (port < 1 || port > 65_535)) {
      problems.add(where + ".port: between 1 and 65535");
    }
    if (discovery.every().compareTo(SOONEST) < 0) {
      problems.add(where + ".every: at least 10s, so that DNS is not asked for each look");
    }
    checkSecurity(where + ".security", forest, discovery.security());
  }

  private void checkController(
      String where, WorkerSettings.Forest forest, WorkerSettings.Controller controller) {
    if (controller.name() == null || !controller.name().contains(".")) {
      problems.add(where + ".name: the controller's fully qualified name");
    }
    if (controller.port() < 1 || controller.port() > 65_535) {
      problems.add(where + ".port: between 1 and 65535");
    }
    checkSecurity(where + ".security", forest, controller.security());
  }

  private void checkSecurity(String where, WorkerSettings.Forest forest, String stated) {
    var security = stated.toLowerCase(Locale.ROOT);
    if (!SECURITIES.contains(security)) {
      problems.add(where + ": one of ldaps, starttls, clear");
    }
    if (security.equals("clear") && !forest.allowClearText()) {
      problems.add(
          where
              + ": the password would cross the wire unencrypted; use ldaps or starttls,"
              + " or say allow-clear-text: true for a rehearsal");
    }
  }

  private void checkOrganisation(String key, WorkerSettings.ExchangeOrganisation organisation) {
    var where = "mailferry.organisations." + key;
    try {
      var _ = new OrganisationName(key);
    } catch (IllegalArgumentException e) {
      problems.add(where + ": " + e.getMessage());
    }
    knownForest(where + ".forest", organisation.forest());
    if (organisation.farForest() != null) {
      knownForest(where + ".far-forest", organisation.farForest());
    }
    if (organisation.version() != null && ExchangeVersion.named(organisation.version()).isEmpty()) {
      problems.add(where + ".version: 2010, 2013, 2016, 2019 or SE");
    }
    if (organisation.settle().compareTo(LEAST_TO_SETTLE) < 0
        || organisation.settle().compareTo(MOST_TO_SETTLE) > 0) {
      problems.add(where + ".settle: between 15m, which Exchange itself may take, and 1d");
    }
    checkSlots(where + ".slots.copying", organisation.slots().copying());
    checkSlots(where + ".slots.switching", organisation.slots().switching());
    var far = organisation.far();
    if ((organisation.farForest() == null) != (far == null)) {
      problems.add(where + ": far-forest and far belong together; state both or neither");
    }
    checkSources(where, organisation);
    if (organisation.linkedMailboxes() && organisation.farSides().isEmpty()) {
      problems.add(
          where
              + ".linked-mailboxes: whose accounts people sign in with only matters between two"
              + " forests; state far-forest and far, or sources, or leave it out");
    }
    if (far != null) {
      checkFarEnd(where + ".far", far.hostName(), far.deliveryDomain());
    }
  }

  private void checkSources(String where, WorkerSettings.ExchangeOrganisation organisation) {
    if (!organisation.sources().isEmpty() && organisation.farForest() != null) {
      problems.add(
          where
              + ".sources: state each other forest among the sources, or one as far-forest and far,"
              + " not both");
    }
    var forests = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    forests.add(dnsName(organisation.forest()));
    var hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (var i = 0; i < organisation.sources().size(); i++) {
      var source = organisation.sources().get(i);
      var which = where + ".sources[" + i + "]";
      knownForest(which + ".forest", source.forest());
      if (source.forest() != null && !forests.add(dnsName(source.forest()))) {
        problems.add(
            which
                + ".forest: \""
                + source.forest()
                + "\" stands here already, is the organisation's own, or has the name of one that does");
      }
      if (source.hostName() != null && !hosts.add(source.hostName())) {
        problems.add(
            which
                + ".host-name: "
                + source.hostName()
                + " is that of another source; requests tell by it which forest they pull from");
      }
      checkFarEnd(which, source.hostName(), source.deliveryDomain());
    }
  }

  /** Two settings may be of one forest. */
  private String dnsName(@Nullable String key) {
    var forest = key == null ? null : settings.forests().get(key);
    return forest == null || forest.name() == null ? String.valueOf(key) : forest.name();
  }

  private void checkFarEnd(
      String where, @Nullable String hostName, @Nullable String deliveryDomain) {
    if (hostName == null || !hostName.contains(".")) {
      problems.add(where + ".host-name: the far MRS proxy's fully qualified name");
    }
    if (deliveryDomain == null || !deliveryDomain.contains(".")) {
      problems.add(where + ".delivery-domain: the domain that moved mailboxes get mail for");
    }
  }

  private void checkSlots(String where, WorkerSettings.Slot slot) {
    atLeastOne(where + ".per-target-database", slot.perTargetDatabase());
    atLeastOne(where + ".per-source-database", slot.perSourceDatabase());
    atLeastOne(where + ".in-all", slot.inAll());
  }

  private void atLeastOne(String where, @Nullable Integer limit) {
    if (limit != null && limit < 1) {
      problems.add(where + ": at least 1; leave it out where nothing is to be limited");
    }
  }

  private void knownForest(String where, String forest) {
    if (forest == null || !settings.forests().containsKey(forest)) {
      problems.add(
          where
              + ": \""
              + forest
              + "\" is none of mailferry.forests "
              + settings.forests().keySet().stream().sorted().toList());
    }
  }

  private void positive(String where, Duration duration) {
    if (!duration.isPositive()) {
      problems.add(where + ": must be greater than 0");
    }
  }

  private void readable(String where, @Nullable String file) {
    if (file != null && !file.isBlank() && !Files.isReadable(Path.of(file))) {
      problems.add(where + ": there is no readable file " + file);
    }
  }
}
