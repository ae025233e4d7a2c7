package io.mailferry.activities.monitor;

import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.ProgressNote;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes down how far requests are, and that a failover has postponed one or it goes on. */
final class MoveProgress {
  private final JournalWriter journal;
  private final JournalRecorder recorder;
  private final Failovers failovers;
  private final Set<String> postponed;

  /**
   * @param postponed whose request was postponed when it was read last
   */
  MoveProgress(JournalWriter journal, Collection<String> postponed) {
    this.journal = journal;
    this.recorder = new JournalRecorder(journal);
    this.failovers = new Failovers(journal, recorder);
    this.postponed = new TreeSet<>(postponed);
  }

  /** These were read at that moment. */
  void note(List<QueuedMove> moves, Instant now) {
    recorder.quietly(() -> journal.progress(moves.stream().map(move -> note(move, now)).toList()));
    moves.forEach(move -> failover(move, now));
  }

  /** Which of these requests are postponed. */
  Set<String> postponedAmong(Collection<String> mailboxes) {
    var those = new TreeSet<>(postponed);
    those.retainAll(mailboxes);
    return those;
  }

  private void failover(QueuedMove move, Instant now) {
    var mailbox = move.mailbox().toString();
    if (Failovers.postponed(move.item())) {
      if (postponed.add(mailbox)) {
        failovers.postponed(move, now);
      }
    } else if (postponed.remove(mailbox)) {
      failovers.goesOn(move, now);
    }
  }

  private static ProgressNote note(QueuedMove move, Instant now) {
    var item = move.item();
    return new ProgressNote(
        move.mailbox(),
        now,
        item.status(),
        item.statusDetail(),
        item.progress().percent(),
        item.progress().bytes(),
        item.progress().totalBytes(),
        item.sourceDatabase(),
        item.targetDatabase());
  }
}
