package io.mailferry.simulator.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.DirectoryUser;
import io.mailferry.simulator.world.Domain;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.MailboxKind;
import io.mailferry.simulator.world.Organisation;
import io.mailferry.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What stands in a forest's directory before anything moves, and what a finished move changes. */
public final class DirectoryEntries {
  private DirectoryEntries() {}

  static List<Entry> of(World world, Domain domain, String account, Instant now) {
    var organisation = domain.organisation();
    var entries = new ArrayList<Entry>();
    var base = domain.baseDn();
    entries.add(
        new Entry(
            base,
            new Attribute("objectClass", "top", "domain"),
            new Attribute("dc", domain.name().split("\\.", -1)[0])));
    entries.add(container("CN=Users," + base));
    entries.add(
        new Entry(
            "OU=People," + base,
            new Attribute("objectClass", "top", "organizationalUnit"),
            new Attribute("ou", "People")));
    addContainers(entries, organisation.databasesDn(), organisation.baseDn());
    for (var database : world.databases(organisation)) {
      entries.add(database(database));
    }
    addPartitions(entries, world, organisation);
    if (domain.isRoot()) {
      entries.add(account(account, now));
    }
    for (var mailbox : world.mailboxes()) {
      mailbox
          .in(organisation)
          .filter(user -> user.domain().equals(domain))
          .ifPresent(user -> entries.add(user(mailbox, user, world.isResourceForest(), now)));
    }
    return entries;
  }

  private static void addContainers(List<Entry> entries, String dn, String base) {
    var above = new ArrayList<String>();
    for (var at = dn; !at.equals(base); at = at.substring(at.indexOf(',') + 1)) {
      above.addFirst(at);
    }
    above.forEach(each -> entries.add(container(each)));
  }

  /** Where a forest says what its domains are called. */
  private static void addPartitions(List<Entry> entries, World world, Organisation organisation) {
    var partitions = "CN=Partitions,CN=Configuration," + organisation.baseDn();
    entries.add(container(partitions));
    for (var domain : world.domains(organisation)) {
      var name = domain.netbiosName();
      var dn = "CN=" + name + "," + partitions;
      entries.add(
          new Entry(
              dn,
              new Attribute("objectClass", "top", "crossRef"),
              new Attribute("cn", name),
              new Attribute("name", name),
              new Attribute("distinguishedName", dn),
              new Attribute("nCName", domain.baseDn()),
              new Attribute("nETBIOSName", name)));
    }
  }

  private static Entry container(String dn) {
    var name = dn.substring(3, dn.indexOf(','));
    return new Entry(
        dn,
        new Attribute("objectClass", "top", "container"),
        new Attribute("cn", name),
        new Attribute("name", name),
        new Attribute("distinguishedName", dn));
  }

  private static Entry account(String dn, Instant now) {
    var name = dn.substring(3, dn.indexOf(','));
    return new Entry(
        dn,
        new Attribute("objectClass", "top", "person", "organizationalPerson", "user"),
        new Attribute("cn", name),
        new Attribute("sn", name),
        new Attribute("sAMAccountName", name),
        new Attribute("distinguishedName", dn),
        new Attribute("userAccountControl", "512"),
        new Attribute("whenCreated", AdTime.write(now)));
  }

  private static Entry database(Database database) {
    return new Entry(
        database.dn(),
        new Attribute("objectClass", "top", "msExchMDB", "msExchPrivateMDB"),
        new Attribute("cn", database.name()),
        new Attribute("name", database.name()),
        new Attribute("distinguishedName", database.dn()),
        new Attribute("objectGUID", Ids.toBytes(database.guid())));
  }

  private static Entry user(Mailbox mailbox, DirectoryUser user, boolean linked, Instant now) {
    var name = user.commonName();
    var blank = name.lastIndexOf(' ');
    var address = mailbox.address();
    var entry =
        new Entry(
            user.dn(),
            new Attribute("objectClass", "top", "person", "organizationalPerson", "user"),
            new Attribute("cn", name),
            new Attribute("name", name),
            new Attribute("displayName", mailbox.displayName()),
            new Attribute("givenName", name.substring(0, blank)),
            new Attribute("sn", name.substring(blank + 1)),
            new Attribute("distinguishedName", user.dn()),
            new Attribute("objectGUID", Ids.toBytes(user.objectGuid())),
            new Attribute("sAMAccountName", user.alias()),
            new Attribute("userPrincipalName", user.address()),
            new Attribute("mail", address),
            new Attribute("mailNickname", user.alias()),
            new Attribute("proxyAddresses", proxies(mailbox, user)),
            new Attribute("legacyExchangeDN", user.legacyDn()),
            new Attribute("msExchMailboxGuid", Ids.toBytes(mailbox.exchangeGuid())),
            new Attribute("msExchVersion", "44220983382016"),
            new Attribute("msExchUserCulture", "en-US"),
            new Attribute("whenCreated", AdTime.write(now)),
            new Attribute("whenChanged", AdTime.write(now)),
            new Attribute("uSNChanged", "1000"));
    mailbox
        .archiveGuid()
        .ifPresent(
            archive -> {
              entry.addAttribute("msExchArchiveGUID", Ids.toBytes(archive));
              entry.addAttribute(
                  "msExchArchiveName", "In-Place Archive - " + mailbox.displayName());
            });
    if (mailbox.home().organisation() == user.organisation()) {
      entry.addAttribute("homeMDB", mailbox.home().dn());
      entry.addAttribute("msExchHomeServerName", homeServer(mailbox.home()));
      Accounts.ofMailbox(mailbox, user).forEach(entry::addAttribute);
    } else {
      entry.addAttribute(
          "targetAddress",
          "SMTP:" + user.alias() + "@" + mailbox.otherThan(user.organisation()).domain());
      Accounts.ofMailUser(mailbox, user, linked).forEach(entry::addAttribute);
    }
    return entry;
  }

  private static List<String> proxies(Mailbox mailbox, DirectoryUser user) {
    var proxies = new ArrayList<String>();
    var alias = user.alias();
    proxies.add("SMTP:" + mailbox.address());
    for (var domain : domains(mailbox)) {
      var address = alias + "@" + domain;
      if (!address.equals(mailbox.address())) {
        proxies.add("smtp:" + address);
      }
    }
    mailbox
        .in(mailbox.otherThan(user.organisation()))
        .ifPresent(twin -> proxies.add("X500:" + twin.legacyDn()));
    return proxies;
  }

  /** In which it has addresses: of both ends of its move. */
  private static List<String> domains(Mailbox mailbox) {
    var target = Organisation.TARGET;
    return List.of(mailbox.otherThan(target).domain(), target.domain());
  }

  private static String homeServer(Database database) {
    var host = database.activeServer();
    return database.organisation().legacyDn()
        + "/cn=Configuration/cn=Servers/cn="
        + host.substring(0, host.indexOf('.'));
  }

  /**
   * What makes a user the owner of a mailbox in this database; of which kind follows from what it
   * was, and from how he was prepared.
   */
  public static List<Modification> becomesMailbox(Database home, MailboxKind source, Entry user) {
    return Stream.concat(movesTo(home).stream(), Accounts.arrives(source, user).stream()).toList();
  }

  /** What changes of the owner of a mailbox that lives in this database from now on. */
  public static List<Modification> movesTo(Database home) {
    return List.of(
        Accounts.set("homeMDB", home.dn()),
        Accounts.set("msExchHomeServerName", homeServer(home)),
        new Modification(ModificationType.REPLACE, "targetAddress"));
  }

  /** What makes a user one whose mail goes to the other forest. */
  public static List<Modification> becomesMailUser(String routingAddress) {
    return List.of(
        new Modification(ModificationType.REPLACE, "homeMDB"),
        new Modification(ModificationType.REPLACE, "msExchHomeServerName"),
        Accounts.set("targetAddress", "SMTP:" + routingAddress),
        Accounts.set(Accounts.RECIPIENT_TYPE, "128"),
        Accounts.set(
            Accounts.DISPLAY_TYPE, Integer.toString(MailboxKind.USER.preparedDisplayType())));
  }

  /** What makes the owner of a mailbox a user without one. */
  public static List<Modification> losesMailbox() {
    return Stream.of(
            "homeMDB",
            "msExchHomeServerName",
            "msExchMailboxGuid",
            "msExchRecipientTypeDetails",
            "msExchRecipientDisplayType")
        .map(each -> new Modification(ModificationType.REPLACE, each))
        .toList();
  }
}
