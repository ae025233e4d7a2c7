package io.mailferry.operations.report;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.MailboxScope;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.plan.PlanFile;
import io.mailferry.operations.plan.PlanLine;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the mailboxes that a wave has moved as a plan that moves them back, each to the database
 * that it came from. Nothing is moved by that; a move back is a migration like any other
 * (docs/exchange/completion.md#no-way-back-once-it-has-begun).
 *
 * <p>It is the journal's, so it needs neither Temporal nor a worker.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#BAD_NAME} where the file is there
 * already, {@link ProblemCode#REPORT_NOT_WRITTEN}, {@link ProblemCode#JOURNAL_AWAY}, and {@link
 * ProblemCode#BAD_SETTING}.
 */
public final class WriteReturn {
  private final Connections connections;

  /** Reads the journal through these connections. */
  public WriteReturn(Connections connections) {
    this.connections = connections;
  }

  /**
   * Writes a plan, unless there is nothing to move back.
   *
   * @param file a new file
   */
  public ReturnView write(WaveName wave, Path file) {
    return Failures.translated(
        () -> {
          var reader = connections.reader();
          var known = reader.wave(wave).orElseThrow(() -> new Names(connections).unknownWave(wave));
          var mailboxes = reader.mailboxes(wave);
          var later = inLaterWaves(reader, known);
          var all = mailboxes.stream().filter(WriteReturn::isMoved).toList();
          var moved =
              all.stream().filter(mailbox -> !later.contains(mailbox.line().mailbox())).toList();
          var lines =
              moved.stream()
                  .filter(mailbox -> !isOnlyTheArchive(mailbox))
                  .sorted(Comparator.comparingInt(mailbox -> mailbox.line().line()))
                  .flatMap(mailbox -> back(mailbox).stream())
                  .toList();
          var back = back(known.route());
          if (!lines.isEmpty()) {
            PlanFile.write(file, back, lines);
          }
          return view(known, mailboxes, all.size() - moved.size(), moved, lines, file);
        });
  }

  private static ReturnView view(
      JournalWave wave,
      List<JournalMailbox> mailboxes,
      int inLaterWaves,
      List<JournalMailbox> moved,
      List<PlanLine> lines,
      Path file) {
    return new ReturnView(
        wave.name(),
        back(wave.route()),
        wave.organisation(),
        wave.mailboxes(),
        Math.max(0, wave.mailboxes() - mailboxes.size()),
        moved.size() + inLaterWaves,
        lines.size(),
        inLaterWaves,
        (int) moved.stream().filter(WriteReturn::isOnlyTheArchive).count(),
        (int) moved.stream().filter(mailbox -> mailbox.line().wanted() == null).count(),
        file);
  }

  /** Commands go on running in the organisation in which the mailboxes live now. */
  private static Route back(Route there) {
    return switch (there) {
      case LOCAL -> Route.LOCAL;
      case PULL -> Route.PUSH;
      case PUSH -> Route.PULL;
    };
  }

  private static boolean isMoved(JournalMailbox mailbox) {
    return mailbox.outcome() != null
        && mailbox.outcome().outcome() instanceof MigrationOutcome.Moved;
  }

  private static boolean isOnlyTheArchive(JournalMailbox mailbox) {
    return WantedLine.of(mailbox).scope() == MailboxScope.ARCHIVE_ONLY;
  }

  /** Whoever a later wave moves, or has moved, is not where this one left it. */
  private static Set<MailboxGuid> inLaterWaves(JournalReader reader, JournalWave wave) {
    return reader.waves().stream()
        .filter(other -> other.plannedAt().isAfter(wave.plannedAt()))
        .flatMap(other -> reader.mailboxes(other.name()).stream())
        .filter(mailbox -> isMoved(mailbox) || !mailbox.ended())
        .flatMap(mailbox -> Optional.ofNullable(mailbox.line().mailbox()).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<PlanLine> back(JournalMailbox mailbox) {
    return Optional.ofNullable(mailbox.from())
        .map(from -> WantedLine.line(mailbox, from, null, null));
  }
}
