package io.mailferry.simulator.commands.read;

import io.mailferry.simulator.commands.call.BoundParameters;
import io.mailferry.simulator.commands.call.Call;
import io.mailferry.simulator.moves.MoveRequest;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The users of migration batches, which only Exchange itself creates. */
public final class MigrationUserReads {
  private static final String MIGRATION_SERVICE = "MigrationService:";

  private MigrationUserReads() {}

  /** Get-MigrationUser. */
  public static void migrationUsers(Call call) {
    call.controller();
    var bound = call.bound();
    for (var item : call.context().moves().items()) {
      var batch = item.settings().batchName();
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

  private static boolean asks(BoundParameters bound, MoveRequest item) {
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
