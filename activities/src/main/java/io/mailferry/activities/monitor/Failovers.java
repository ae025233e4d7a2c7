package io.mailferry.activities.monitor;

import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Database failovers, as the moves that Exchange postponed for them show; for the report. */
final class Failovers {
  private final JournalWriter journal;
  private final JournalRecorder recorder;

  Failovers(JournalWriter journal, JournalRecorder recorder) {
    this.journal = journal;
    this.recorder = recorder;
  }

  /** Notes that Exchange postponed a move. */
  void postponed(QueuedMove move, Instant now) {
    fact(
        move,
        now,
        FactKind.TROUBLE,
        "database "
            + move.item().targetDatabase()
            + " failed over or its copies lag ("
            + move.item().statusDetail()
            + "); Exchange postponed the move");
  }

  /** Notes that a move that was postponed goes on. */
  void goesOn(QueuedMove move, Instant now) {
    fact(
        move,
        now,
        FactKind.HEALED,
        "Exchange continued the move where it had stopped (" + move.item().statusDetail() + ")");
  }

  /** Whether Exchange has postponed a move. */
  static boolean postponed(QueueItem.Present item) {
    var detail = item.statusDetail().toLowerCase(Locale.ROOT);
    return detail.startsWith("relinquishedmdbfailover")
        || detail.startsWith("relinquishedhastall")
        || detail.startsWith("stalledduetoha")
        || detail.contains("mdbreplication")
        || detail.contains("mdbavailability")
        || detail.equals("mdboffline");
  }

  private void fact(QueuedMove move, Instant now, FactKind kind, String sentence) {
    var batch = Objects.requireNonNullElse(move.item().batchName(), "");
    var wave = waveOf(batch);
    if (wave.isPresent()) {
      recorder.quietly(
          () ->
              journal.fact(
                  new Fact(
                      "failover/" + move.mailbox() + "/" + kind + "/" + now.getEpochSecond(),
                      now,
                      wave.get(),
                      move.mailbox(),
                      kind,
                      sentence,
                      null,
                      null,
                      kind == FactKind.TROUBLE ? "database-failed-over" : "went-on-by-itself")));
    }
  }

  private static Optional<WaveName> waveOf(String batchName) {
    try {
      return Optional.of(new WaveName(batchName.substring(batchName.indexOf('/') + 1)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
