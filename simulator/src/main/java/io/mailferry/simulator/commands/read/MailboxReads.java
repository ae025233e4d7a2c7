package io.mailferry.simulator.commands.read;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.moves.MoveRequest;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.Mailbox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cmdlets that read mailboxes from their stores: their size, and whether one can log on. */
public final class MailboxReads {
  private MailboxReads() {}

  /** Get-MailboxStatistics. */
  public static void mailboxStatistics(Call call) {
    var bound = call.bound();
    if (bound.has("Identity")) {
      var identity = bound.needed("Identity");
      var on = call.controllerFor(identity);
      var mailbox = call.mailbox(identity, on);
      if (mailbox.home().organisation() != call.organisation()) {
        throw Call.noObject(identity, on);
      }
      requireMounted(mailbox.home());
      call.answer(mailbox, statistics(mailbox, mailbox.home(), null));
      return;
    }
    call.controller();
    var databases =
        bound.has("Database")
            ? List.of(call.database(call.organisation(), bound.needed("Database")))
            : call.context().world().databases(call.organisation()).stream()
                .filter(each -> each.activeServer().equalsIgnoreCase(bound.needed("Server")))
                .toList();
    for (var database : databases) {
      requireMounted(database);
      for (var mailbox : call.context().world().mailboxes()) {
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

  /** Test-MapiConnectivity. */
  public static void mapiConnectivity(Call call) {
    var bound = call.bound();
    if (bound.has("Identity")) {
      var on = call.controllerFor(bound.needed("Identity"));
      var mailbox = call.mailbox(bound.needed("Identity"), on);
      if (mailbox.home().organisation() != call.organisation()) {
        throw Call.noObject(bound.needed("Identity"), on);
      }
      call.answer(logon(mailbox.home(), isLocked(call, mailbox)));
    } else if (bound.has("Database")) {
      call.controller();
      call.answer(logon(call.database(call.organisation(), bound.needed("Database")), false));
    } else {
      call.controller();
      call.context()
          .world()
          .databases(call.organisation())
          .forEach(database -> call.answer(logon(database, false)));
    }
  }

  private static boolean isLocked(Call call, Mailbox mailbox) {
    return call.context().moves().items(mailbox).stream()
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
}
