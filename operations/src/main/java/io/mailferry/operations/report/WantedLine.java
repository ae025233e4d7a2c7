package io.mailferry.operations.report;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.Limits;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.plan.IdentityKind;
import io.mailferry.operations.plan.LineCutover;
import io.mailferry.operations.plan.PlanLine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the line of a mailbox said, as a line of another plan. */
final class WantedLine {
  private static final WantedMove NOTHING_MORE =
      new WantedMove(null, Limits.NONE, MailboxScope.PRIMARY_AND_ARCHIVE);

  private WantedLine() {}

  /** All but the database; of an earlier release's mailbox nothing is known of it. */
  static WantedMove of(JournalMailbox mailbox) {
    return Objects.requireNonNullElse(mailbox.line().wanted(), NOTHING_MORE);
  }

  /** A line for the same mailbox with the same limits and type. */
  static PlanLine line(
      JournalMailbox mailbox,
      String targetDatabase,
      @Nullable String targetArchiveDatabase,
      @Nullable LineCutover cutover) {
    var line = mailbox.line();
    var wanted = of(mailbox);
    // Where addresses did not name it, they need not lead to it in both forests.
    var guid = wanted.kind() == null ? null : line.mailbox();
    return new PlanLine(
        line.line(),
        guid == null ? line.address() : guid.toString(),
        targetDatabase,
        targetArchiveDatabase,
        wanted.limits(),
        wanted.scope(),
        // Whether a zero was written or left out is not kept; left out, a check tells what it
        // means.
        wanted.limits().badItems() > 0,
        guid == null ? wanted.kind() : IdentityKind.MAILBOX_GUID,
        cutover,
        wanted.zone() == null ? "" : wanted.zone());
  }
}
