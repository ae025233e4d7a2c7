package io.mailferry.simulator.commands.read;

import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.world.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cmdlets that read databases and their copies. */
public final class DatabaseReads {
  private DatabaseReads() {}

  /** Get-MailboxDatabase. */
  public static void databases(Call call) {
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
        .orElseGet(() -> call.context().world().databases(call.organisation()));
  }

  /** Get-MailboxDatabaseCopyStatus. */
  public static void copies(Call call) {
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
        .orElseGet(() -> call.context().world().databases(call.organisation()));
  }
}
