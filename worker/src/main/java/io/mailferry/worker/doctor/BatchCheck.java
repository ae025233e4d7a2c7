package io.mailferry.worker.doctor;

import static io.mailferry.worker.doctor.Asking.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.mailferry.activities.exchange.command.GetMigrationUser;
import io.mailferry.model.MailboxGuid;
import io.mailferry.worker.doctor.Asking.Said;
import io.mailferry.worker.doctor.finding.Check;
import io.mailferry.worker.doctor.finding.CheckResult;
import io.mailferry.worker.doctor.finding.Finding;
import io.mailferry.worker.doctor.finding.Fix;
import java.util.List;
import java.util.Locale;

/**
 * Is the mailbox in no migration batch of Exchange's own? Where that cannot be asked it is a note:
 * moves do without the cmdlet.
 */
final class BatchCheck {
  private static final String BATCHES = "docs/exchange/queues-and-stamps.md#migration-batches";

  private BatchCheck() {}

  /** The line {@code batch}. */
  static Finding of(MailboxGuid mailbox, Asking exchange) {
    return switch (exchange.said(Check.BATCH, "Get-MigrationUser", new GetMigrationUser(mailbox))) {
      case Said.Nothing(var why) when why.result() == CheckResult.FIX ->
          Finding.note(
              Check.BATCH, "could not be asked; no move needs it. " + why.sentence(), why.fix());
      case Said.Nothing(var why) -> why;
      case Said.Objects(var all) when all.isEmpty() ->
          Finding.ok(Check.BATCH, "no migration batch of Exchange's own has the mailbox");
      case Said.Objects(var all) -> inBatch(all.getFirst(), mailbox);
    };
  }

  private static Finding inBatch(JsonNode user, MailboxGuid mailbox) {
    var status = text(user, "Status").orElse("");
    var seen =
        "the migration batch “"
            + text(user, "BatchId").orElse("?")
            + "” has the mailbox ("
            + (status.isEmpty() ? "without a status" : status)
            + ")";
    var fix =
        new Fix(
            "Take the mailbox out of the batch before its wave is started: the requests of batches"
                + " are left alone, and Exchange takes no second one.",
            List.of("Get-MigrationUser -MailboxGuid " + mailbox),
            BATCHES);
    return status.toLowerCase(Locale.ROOT).startsWith("completed")
        ? Finding.note(Check.BATCH, seen, fix)
        : Finding.toFix(Check.BATCH, seen, fix);
  }
}
