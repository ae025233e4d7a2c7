package io.mailferry.simulator.directory;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.schema.Schema;
import io.mailferry.simulator.count.Counters;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Organisation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One domain controller: its LDAP server, and its own copy of its domain. */
public final class DomainController {
  private final Domain domain;
  private final String host;
  private final int port;
  private final InstantSource clock;
  private final InMemoryDirectoryServer server;
  private final DomainControllerBehaviour behaviour;
  private final AtomicLong usn = new AtomicLong(100_000);
  private final Map<String, Long> versions = new HashMap<>();
  private final Map<String, MoveStamp> stamps = new HashMap<>();
  private boolean away;

  DomainController(
      Domain domain,
      String host,
      int port,
      DirectorySettings settings,
      Schema schema,
      InstantSource clock,
      Counters counters) {
    this.domain = domain;
    this.host = host;
    this.port = port;
    this.clock = clock;
    var organisation = domain.organisation();
    var account = ServiceAccount.boundIn(domain);
    this.behaviour =
        new DomainControllerBehaviour(
            host, account, ServiceAccount.otherNames(organisation), clock, usn, counters);
    try {
      var config = new InMemoryDirectoryServerConfig(partitions(domain));
      config.setSchema(schema);
      config.setEnforceAttributeSyntaxCompliance(false);
      config.setEnforceSingleStructuralObjectClass(false);
      config.setGenerateOperationalAttributes(false);
      config.setEqualityIndexAttributes(AdSchema.INDEXED);
      config.addAdditionalBindCredentials(account, settings.password());
      config.addInMemoryOperationInterceptor(behaviour);
      config.setRootDSEEntry(rootDse());
      config.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              host, InetAddress.getByName(settings.bindAddress()), port, null));
      this.server = new InMemoryDirectoryServer(config);
    } catch (LDAPException | UnknownHostException impossible) {
      throw new IllegalStateException("cannot set up " + host, impossible);
    }
  }

  /** Every controller of a forest has its configuration, which stands below the root's domain. */
  private static String[] partitions(Domain domain) {
    return domain.isRoot()
        ? new String[] {domain.baseDn()}
        : new String[] {domain.baseDn(), domain.organisation().configurationDn()};
  }

  private Entry rootDse() {
    var shortName = host.substring(0, host.indexOf('.'));
    var organisation = domain.organisation();
    var config = organisation.configurationDn();
    var serverName =
        "CN=" + shortName + ",CN=Servers,CN=Default-First-Site-Name,CN=Sites," + config;
    return new Entry(
        "",
        new Attribute("objectClass", "top"),
        new Attribute("defaultNamingContext", domain.baseDn()),
        new Attribute("configurationNamingContext", config),
        new Attribute("schemaNamingContext", "CN=Schema," + config),
        new Attribute("rootDomainNamingContext", organisation.baseDn()),
        new Attribute("namingContexts", domain.baseDn(), config, "CN=Schema," + config),
        new Attribute("dnsHostName", host),
        new Attribute("serverName", serverName),
        new Attribute("dsServiceName", "CN=NTDS Settings," + serverName),
        new Attribute(
            "ldapServiceName", organisation.domain() + ":" + shortName + "$@" + domain.name()),
        new Attribute("highestCommittedUSN", "100000"),
        new Attribute("currentTime", AdTime.write(clock.instant())),
        new Attribute("isSynchronized", "TRUE"),
        new Attribute("isGlobalCatalogReady", "TRUE"),
        new Attribute("domainFunctionality", "7"),
        new Attribute("forestFunctionality", "7"),
        new Attribute("domainControllerFunctionality", "7"),
        new Attribute("supportedLDAPVersion", "3"),
        new Attribute(
            "supportedControl",
            "1.2.840.113556.1.4.319",
            "1.2.840.113556.1.4.417",
            "1.2.840.113556.1.4.473"),
        new Attribute(
            "supportedCapabilities", "1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1670"));
  }

  void fill(List<Entry> entries) {
    try {
      server.addEntries(entries);
    } catch (LDAPException impossible) {
      throw new IllegalStateException("cannot fill " + host, impossible);
    }
  }

  void fillLike(DomainController first) {
    server.restoreSnapshot(first.server.createSnapshot());
  }

  /**
   * Begins to listen.
   *
   * @throws IllegalStateException when another program has the port
   */
  void open() {
    try {
      server.startListening();
    } catch (LDAPException taken) {
      throw new IllegalStateException(host + " cannot listen on port " + port, taken);
    }
  }

  void close() {
    server.shutDown(true);
    Ports.giveBack(port);
  }

  void goAway() {
    away = true;
    server.shutDown(true);
    behaviour.forgetConnections();
  }

  /** Lets its account in no more, and cuts what that has open. */
  void expireAccount() {
    behaviour.expireAccount();
    if (!away) {
      server.closeAllConnections(false);
      behaviour.forgetConnections();
    }
  }

  /** Lets its account in again. */
  void extendAccount() {
    behaviour.extendAccount();
  }

  /** Listens again, unless somebody else has taken its port in the meantime. */
  boolean comesBack() {
    try {
      server.startListening();
      away = false;
      return true;
    } catch (LDAPException taken) {
      return false;
    }
  }

  /** Its DNS name. */
  public String host() {
    return host;
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** The domain it serves. */
  public Domain domain() {
    return domain;
  }

  /** The forest it belongs to. */
  public Organisation organisation() {
    return domain.organisation();
  }

  /** Whether the user stands in its domain. */
  public boolean holds(DirectoryUser user) {
    return user.domain().equals(domain);
  }

  /** Whether it cannot be reached at present. */
  public boolean away() {
    return away;
  }

  /** The user's entry as this controller sees it. */
  public Entry entry(DirectoryUser user) {
    try {
      var found = server.getEntry(user.dn());
      if (found == null) {
        throw new IllegalStateException(host + " has no " + user.dn());
      }
      return found;
    } catch (LDAPException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The stamp of a move as this controller sees it. */
  public Optional<MoveStamp> stamp(DirectoryUser user) {
    return Optional.ofNullable(stamps.get(user.dn()));
  }

  /** One attribute of the user as this controller sees it. */
  public @Nullable String value(DirectoryUser user, String attribute) {
    return entry(user).getAttributeValue(attribute);
  }

  /** Writes what is newer than what it knows, attribute by attribute. */
  void apply(Change change) {
    var news = new ArrayList<Modification>();
    for (var modification : change.modifications()) {
      var key = change.dn() + "|" + modification.getAttributeName();
      var known = versions.get(key);
      if (known == null || known < change.version()) {
        versions.put(key, change.version());
        news.add(modification);
      }
    }
    if (news.isEmpty()) {
      return;
    }
    news.add(
        new Modification(
            ModificationType.REPLACE, "uSNChanged", Long.toString(usn.incrementAndGet())));
    news.add(
        new Modification(ModificationType.REPLACE, "whenChanged", AdTime.write(clock.instant())));
    try {
      server.modify(change.dn(), news);
      rememberStamp(change);
    } catch (LDAPException impossible) {
      throw new IllegalStateException(host + " cannot write " + change.dn(), impossible);
    }
  }

  private void rememberStamp(Change change) throws LDAPException {
    if (change.modifications().stream().noneMatch(MoveStamp::isPartOfOne)) {
      return;
    }
    var stamp = Optional.ofNullable(server.getEntry(change.dn())).flatMap(MoveStamp::on);
    stamp.ifPresentOrElse(
        found -> stamps.put(change.dn(), found), () -> stamps.remove(change.dn()));
  }
}
