package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Forecasts when the mailboxes of a wave will have moved.
 *
 * <p>How far they are, and how fast that went, the journal tells; when they may switch, their
 * migrations.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#JOURNAL_AWAY}, {@link
 * ProblemCode#BAD_SETTING}, {@link ProblemCode#INTERRUPTED}, and {@link TemporalAway} when Temporal
 * or the workers do not answer.
 */
public final class ForecastWave {
  private final Connections connections;

  /** Asks through these connections. */
  public ForecastWave(Connections connections) {
    this.connections = connections;
  }

  /**
   * Forecasts.
   *
   * @param now the moment it is, by Exchange's clock
   */
  public WaveForecast of(WaveName wave, Instant now) {
    return Failures.translated(() -> forecast(wave, now));
  }

  private WaveForecast forecast(WaveName wave, Instant now) {
    var journal = connections.reader();
    var known = journal.wave(wave).orElseThrow(() -> new Names(connections).unknownWave(wave));
    var lines = journal.mailboxes(wave);
    var open = lines.stream().filter(line -> !line.ended()).toList();
    var notLookedUp = known.endedAt() == null ? Math.max(0, known.mailboxes() - lines.size()) : 0;
    if (open.isEmpty()) {
      return new WaveForecast(wave, now, lines.size(), List.of(), notLookedUp);
    }
    var facts = journal.facts(wave);
    var cutovers = new CutoversInForce(connections.temporal()).of(open, facts);
    var standing = new ArrayList<Standing>();
    for (JournalMailbox line : open) {
      var cutover = cutovers.get(line.line().line());
      if (cutover != null) {
        standing.add(new Standing(MailboxSnapshot.of(line), cutover));
      }
    }
    var pace = Pace.of(lines.stream().map(MailboxSnapshot::of).toList(), facts, now);
    return new WaveForecast(
        wave,
        now,
        lines.size() - open.size(),
        new Forecaster(standing, pace, now).forecasts(),
        notLookedUp + open.size() - standing.size());
  }
}
