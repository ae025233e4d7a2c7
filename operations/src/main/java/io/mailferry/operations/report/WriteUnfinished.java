package io.mailferry.operations.report;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.WantedMove;
import io.mailferry.model.WaveName;
import io.mailferry.model.order.CutoverWish;
import io.mailferry.model.order.Order;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.plan.LineCutover;
import io.mailferry.operations.plan.PlanFile;
import io.mailferry.operations.plan.PlanLine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the mailboxes of a wave that have not arrived as a plan, each with what its line said.
 * What operators accepted later is not in it.
 *
 * <p>It is the journal's, so it needs neither Temporal nor a worker.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#BAD_NAME} where the file is there
 * already, {@link ProblemCode#REPORT_NOT_WRITTEN}, {@link ProblemCode#JOURNAL_AWAY}, and {@link
 * ProblemCode#BAD_SETTING}.
 */
public final class WriteUnfinished {
  private final Connections connections;

  /** Reads the journal through these connections. */
  public WriteUnfinished(Connections connections) {
    this.connections = connections;
  }

  /**
   * Writes a plan, unless every mailbox has arrived.
   *
   * @param file a new file
   * @param now the moment it is; what was to be waited for until then is not waited for any more
   */
  public UnfinishedView write(WaveName wave, Path file, Instant now) {
    return Failures.translated(
        () -> {
          var reader = connections.reader();
          var known = reader.wave(wave).orElseThrow(() -> new Names(connections).unknownWave(wave));
          var mailboxes = reader.mailboxes(wave);
          var lines =
              mailboxes.stream()
                  .filter(mailbox -> !mailbox.arrived())
                  .sorted(Comparator.comparingInt(mailbox -> mailbox.line().line()))
                  .map(mailbox -> line(mailbox, now))
                  .toList();
          if (!lines.isEmpty()) {
            PlanFile.write(file, known.route(), lines);
          }
          return new UnfinishedView(
              wave,
              known.route(),
              known.mailboxes(),
              Math.max(0, known.mailboxes() - mailboxes.size()),
              lines.size(),
              count(mailboxes, mailbox -> !mailbox.ended()),
              count(
                  mailboxes,
                  mailbox ->
                      mailbox.outcome() != null
                          && mailbox.outcome().outcome() instanceof MigrationOutcome.Withdrawn),
              count(mailboxes, mailbox -> !mailbox.arrived() && mailbox.line().wanted() == null),
              file);
        });
  }

  private static int count(List<JournalMailbox> mailboxes, Predicate<JournalMailbox> which) {
    return (int) mailboxes.stream().filter(which).count();
  }

  private static PlanLine line(JournalMailbox mailbox, Instant now) {
    var wanted = WantedLine.of(mailbox);
    return WantedLine.line(
        mailbox, mailbox.to(), wanted.targetArchiveDatabase(), cutover(wanted, now));
  }

  private static @Nullable LineCutover cutover(WantedMove wanted, Instant now) {
    var own = wanted.cutover();
    return own == null
        ? null
        : new LineCutover(
            isOver(own.notBefore(), now) ? "" : own.notBefore(),
            own.windows(),
            own.blackouts(),
            CutoverWish.now(Order.UNSIGNED),
            "",
            List.of());
  }

  private static boolean isOver(String notBefore, Instant now) {
    return !notBefore.isEmpty() && !Instant.parse(notBefore).isAfter(now);
  }
}
