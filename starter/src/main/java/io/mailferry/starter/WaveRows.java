package io.mailferry.starter;

import io.mailferry.journal.JournalMailbox;
import io.mailferry.operations.status.MailboxWords;
import io.mailferry.operations.status.WaveSnapshot;
import io.mailferry.workflows.wave.WaveTally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wave as data for programs; the names of the fields never change. */
final class WaveRows {
  private WaveRows() {}

  static Map<String, @Nullable Object> head(WaveSnapshot wave, String state) {
    var head = new LinkedHashMap<String, @Nullable Object>();
    head.put("wave", wave.wave().name().value());
    head.put("state", state);
    head.put("organisation", wave.wave().organisation().value());
    head.put("route", Converters.typed(wave.wave().route()));
    head.put("plannedAt", wave.wave().plannedAt().toString());
    head.put("endedAt", text(wave.wave().endedAt()));
    head.put("asOf", wave.asOf().toString());
    head.put("planned", wave.planned());
    head.put("ended", wave.ended());
    head.put("arrived", wave.arrived());
    head.put("verified", wave.verified());
    head.put("notStarted", wave.notStarted().size());
    head.put("needsAttention", wave.needingAttention().size());
    head.put("humanInterventions", wave.counts().interventions());
    return head;
  }

  static List<Map<String, @Nullable Object>> mailboxes(WaveSnapshot wave) {
    return wave.mailboxes().stream().map(WaveRows::mailbox).toList();
  }

  static Map<String, @Nullable Object> mailbox(JournalMailbox mailbox) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    var decision = mailbox.decision();
    var progress = mailbox.progress();
    row.put("line", mailbox.line().line());
    row.put("address", mailbox.line().address());
    row.put("mailbox", text(mailbox.line().mailbox()));
    row.put("from", mailbox.from());
    row.put("to", mailbox.to());
    row.put("state", MailboxWords.state(mailbox));
    row.put("needsAttention", mailbox.needsAttention());
    row.put("sentence", MailboxWords.sentence(mailbox));
    row.put("decidedAt", decision == null ? null : decision.at().toString());
    row.put("exchangeStatus", progress == null ? null : progress.status().name());
    row.put("exchangeDetail", progress == null ? null : progress.statusDetail());
    row.put("percent", MailboxWords.percent(mailbox));
    row.put("bytes", progress == null ? null : progress.bytes());
    row.put("totalBytes", progress == null ? null : progress.totalBytes());
    row.put("seenAt", progress == null ? null : progress.at().toString());
    return row;
  }

  static Map<String, @Nullable Object> tally(WaveTally tally) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("planned", tally.planned());
    row.put("open", tally.open());
    row.put("moved", tally.moved());
    row.put("alreadyHome", tally.alreadyHome());
    row.put("notStarted", tally.notStarted());
    row.put("withdrawn", tally.withdrawn());
    return row;
  }

  static String words(WaveTally tally) {
    return tally.moved()
        + " of "
        + tally.planned()
        + " moved, "
        + tally.open()
        + " under way, "
        + tally.alreadyHome()
        + " were there already, "
        + tally.notStarted()
        + " not started, "
        + tally.withdrawn()
        + " withdrawn";
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
