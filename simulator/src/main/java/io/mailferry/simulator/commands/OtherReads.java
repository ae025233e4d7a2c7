package io.mailferry.simulator.commands;

import com.unboundid.ldap.sdk.Entry;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.moves.RequestStatus;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.Mailbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cmdlets that only look: databases, their copies, recipients, mailbox statistics. */
final class OtherReads {
  private static final String MIGRATION_SERVICE = "MigrationService:";

  private OtherReads() {}

  static void databases(Call call) {
    call.controller();
    var status = call.bound().on("Status");
    var server = call.bound().text("Server");
    for (var database : named(call)) {
      if (server.isPresent() && !database.servers().contains(server.get())) {
        continue;
      }
      var p = new LinkedHashMap<String, @Nullable Object>();
      p.put("Name", database.name());
      p.put("Guid", database.guid().toString());
      p.put("DistinguishedName", database.dn());
      // Without -Status Exchange leaves these empty, which is not the same as false.
      p.put("Mounted", status ? (Boolean) database.mounted() : null);
      p.put("MountedOnServer", status ? database.activeServer() : null);
      p.put(
          "MasterServerOrAvailabilityGroup",
          database.servers().size() > 1
              ? "DAG-" + call.organisation().label().toUpperCase(Locale.ROOT)
              : database.activeServer());
      p.put("Recovery", false);
      p.put(
          "ProhibitSendReceiveQuota", database.quota().map(Object.class::cast).orElse("Unlimited"));
      call.answer(p);
    }
  }

  private static List<Database> named(Call call) {
    return call.bound()
        .text("Identity")
        .map(name -> List.of(call.database(call.organisation(), name)))
        .orElseGet(() -> call.site().world().databases(call.organisation()));
  }

  static void copies(Call call) {
    call.controller();
    var server = call.bound().text("Server");
    for (var database : copiesNamed(call)) {
      var preference = 0;
      for (var host : database.servers()) {
        preference++;
        if (server.isPresent() && !server.get().equalsIgnoreCase(host)) {
          continue;
        }
        var active = host.equals(database.activeServer());
        if (call.bound().on("Active") && !active) {
          continue;
        }
        var p = new LinkedHashMap<String, @Nullable Object>();
        p.put("DatabaseName", database.name());
        p.put("MailboxServer", host);
        p.put("Status", active ? (database.mounted() ? "Mounted" : "Dismounted") : "Healthy");
        p.put("CopyQueueLength", 0);
        p.put("ReplayQueueLength", active ? 0 : 1);
        p.put("ContentIndexState", "Healthy");
        p.put("ActivationPreference", preference);
        call.answer(p);
      }
    }
  }

  private static List<Database> copiesNamed(Call call) {
    return call.bound()
        .text("Identity")
        .map(
            name ->
                List.of(
                    call.database(
                        call.organisation(),
                        name.contains("\\") ? name.substring(0, name.indexOf('\\')) : name)))
        .orElseGet(() -> call.site().world().databases(call.organisation()));
  }

  static void mailboxes(Call call) {
    recipients(call, true);
  }

  static void mailUsers(Call call) {
    recipients(call, false);
  }

  private static void recipients(Call call, boolean withMailbox) {
    var on = call.controller();
    var identity = call.bound().text("Identity");
    if (identity.isPresent()) {
      var mailbox = call.mailbox(identity.get(), on);
      var entry = on.entry(call.user(mailbox));
      if (entry.hasAttribute("homeMDB") != withMailbox) {
        throw Call.noObject(identity.get(), on);
      }
      call.answer(mailbox, recipient(call, mailbox, entry));
      return;
    }
    var limit = call.bound().number("ResultSize", 1000);
    for (var mailbox : call.site().world().mailboxes()) {
      if (call.results().size() < limit && mailbox.in(call.organisation()).isPresent()) {
        var entry = on.entry(call.user(mailbox));
        if (entry.hasAttribute("homeMDB") == withMailbox) {
          call.answer(mailbox, recipient(call, mailbox, entry));
        }
      }
    }
  }

  private static Map<String, @Nullable Object> recipient(Call call, Mailbox mailbox, Entry entry) {
    var stamp = MoveStamp.on(entry);
    var home = entry.getAttributeValue("homeMDB");
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("Guid", call.user(mailbox).objectGuid().toString());
    p.put("ExchangeGuid", mailbox.exchangeGuid().toString());
    p.put("ArchiveGuid", mailbox.archiveGuid().map(Object::toString).orElse(null));
    p.put("RecipientTypeDetails", home == null ? "MailUser" : "UserMailbox");
    p.put("Database", home == null ? null : home.substring(3, home.indexOf(',')));
    p.put("PrimarySmtpAddress", entry.getAttributeValue("mail"));
    p.put("ExternalEmailAddress", entry.getAttributeValue("targetAddress"));
    p.put("LegacyExchangeDN", entry.getAttributeValue("legacyExchangeDN"));
    p.put(
        "MailboxMoveStatus",
        stamp
            .flatMap(each -> RequestStatus.of(each.status()))
            .map(RequestStatus::label)
            .orElse("None"));
    p.put("MailboxMoveBatchName", stamp.map(MoveStamp::batchName).orElse(null));
    return p;
  }

  static void mailboxStatistics(Call call) {
    var on = call.controller();
    var bound = call.bound();
    if (bound.has("Identity")) {
      var identity = bound.needed("Identity");
      var mailbox = call.mailbox(identity, on);
      if (mailbox.home().organisation() != call.organisation()) {
        throw Call.noObject(identity, on);
      }
      requireMounted(mailbox.home());
      call.answer(mailbox, statistics(mailbox, mailbox.home(), null));
      return;
    }
    var databases =
        bound.has("Database")
            ? List.of(call.database(call.organisation(), bound.needed("Database")))
            : call.site().world().databases(call.organisation()).stream()
                .filter(each -> each.activeServer().equalsIgnoreCase(bound.needed("Server")))
                .toList();
    for (var database : databases) {
      requireMounted(database);
      for (var mailbox : call.site().world().mailboxes()) {
        if (mailbox.home() == database) {
          call.answer(mailbox, statistics(mailbox, database, null));
        }
        if (mailbox.leftover().filter(each -> each == database).isPresent()) {
          call.answer(mailbox, statistics(mailbox, database, "SoftDeleted"));
        }
      }
    }
  }

  private static void requireMounted(Database database) {
    if (!database.mounted()) {
      throw Call.offline(database);
    }
  }

  private static Map<String, @Nullable Object> statistics(
      Mailbox mailbox, Database database, @Nullable String disconnected) {
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("MailboxGuid", mailbox.exchangeGuid().toString());
    p.put("Database", database.name());
    p.put("TotalItemSize", mailbox.bytes());
    p.put("TotalDeletedItemSize", mailbox.bytes() / 50);
    p.put("ItemCount", mailbox.items());
    p.put("DisconnectReason", disconnected);
    p.put("IsQuarantined", false);
    return p;
  }

  static void mapiConnectivity(Call call) {
    var on = call.controller();
    var bound = call.bound();
    if (bound.has("Identity")) {
      var mailbox = call.mailbox(bound.needed("Identity"), on);
      if (mailbox.home().organisation() != call.organisation()) {
        throw Call.noObject(bound.needed("Identity"), on);
      }
      call.answer(logon(mailbox.home(), isLocked(call, mailbox)));
    } else if (bound.has("Database")) {
      call.answer(logon(call.database(call.organisation(), bound.needed("Database")), false));
    } else {
      call.site()
          .world()
          .databases(call.organisation())
          .forEach(database -> call.answer(logon(database, false)));
    }
  }

  private static boolean isLocked(Call call, Mailbox mailbox) {
    return call.site().moves().items(mailbox).stream()
        .map(MoveRequest::status)
        .anyMatch(status -> status == RequestStatus.COMPLETION_IN_PROGRESS);
  }

  private static Map<String, @Nullable Object> logon(Database database, boolean locked) {
    var well = database.mounted() && !locked;
    var error =
        locked
            ? "MapiExceptionMailboxInTransit: Unable to open message store."
            : "MapiExceptionMdbOffline: Unable to open message store.";
    var p = new LinkedHashMap<String, @Nullable Object>();
    p.put("Result", well ? "Success" : "*FAILURE*");
    p.put("Error", well ? null : error);
    p.put("LatencySeconds", well ? 0.012 : -1.0);
    p.put("Database", database.name());
    return p;
  }

  static void migrationUsers(Call call) {
    call.controller();
    var bound = call.bound();
    for (var item : call.site().moves().items()) {
      var batch = item.wishes().batchName();
      var here = item.order().organisation() == call.organisation();
      if (here && batch != null && batch.startsWith(MIGRATION_SERVICE) && asks(bound, item)) {
        var p = new LinkedHashMap<String, @Nullable Object>();
        p.put("Identity", item.mailbox().address());
        p.put("BatchId", batch.substring(MIGRATION_SERVICE.length()));
        p.put("Status", item.status().isDone() ? "Completed" : "Syncing");
        p.put("MailboxGuid", item.mailbox().exchangeGuid().toString());
        call.answer(p);
      }
    }
  }

  private static boolean asks(Bound bound, MoveRequest item) {
    boolean byGuid =
        bound
            .text("MailboxGuid")
            .map(guid -> guid.equalsIgnoreCase(item.mailbox().exchangeGuid().toString()))
            .orElse(true);
    boolean byIdentity =
        bound
            .text("Identity")
            .map(identity -> identity.equalsIgnoreCase(item.mailbox().address()))
            .orElse(true);
    return byGuid && byIdentity;
  }
}
