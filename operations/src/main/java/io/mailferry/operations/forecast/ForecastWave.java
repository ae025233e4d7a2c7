package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.Fact;
import io.mailferry.journal.write.FactKind;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.client.Failures;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.name.Names;
import io.mailferry.operations.status.MailboxSnapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts when the mailboxes of a wave will have moved.
 *
 * <p>How far they are, and how fast that went, the journal tells; when they may switch, their
 * migrations.
 *
 * <p>Raises {@link ProblemCode#UNKNOWN_WAVE}, {@link ProblemCode#JOURNAL_AWAY}, {@link
 * ProblemCode#BAD_SETTING}, {@link ProblemCode#INTERRUPTED}, and {@link TemporalAway} when Temporal
 * or every worker does not answer.
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
    var facts = WaveFacts.of(journal, known);
    var answers = new CutoversInForce(connections.temporal(), wave).of(open, facts);
    var released = released(facts);
    var standing = open.stream().map(line -> standing(line, answers, released)).toList();
    var mailboxes = lines.stream().map(MailboxSnapshot::of).toList();
    var earlier = EarlierWaves.of(journal, known.organisation(), known.route(), wave);
    var pace =
        PaceOfWave.untilNow(mailboxes, facts, now)
            .or(earlier.pace())
            .ofCrowd(earlier.releases().and(mailboxes, facts).mostTogether());
    var beside = OtherWaves.beside(known, journal, connections.temporal());
    return new WaveForecast(
        wave,
        now,
        lines.size() - open.size(),
        new Forecaster(standing, beside, pace, MailboxSizes.average(mailboxes), now).forecasts(),
        notLookedUp);
  }

  private static Standing standing(
      JournalMailbox line, Map<Integer, Answer> answers, Map<MailboxGuid, Instant> released) {
    var mailbox = line.line().mailbox();
    return new Standing(
        MailboxSnapshot.of(line),
        answers.getOrDefault(line.line().line(), new Answer.NoMigration()),
        ofMailbox(mailbox, released));
  }

  private static @Nullable Instant ofMailbox(
      @Nullable MailboxGuid mailbox, Map<MailboxGuid, Instant> released) {
    return mailbox == null ? null : released.get(mailbox);
  }

  private static Map<MailboxGuid, Instant> released(List<Fact> facts) {
    var released = new HashMap<MailboxGuid, Instant>();
    for (var fact : facts) {
      if (fact.kind() == FactKind.RELEASED && fact.mailbox() != null) {
        released.put(fact.mailbox(), fact.at());
      }
    }
    return released;
  }
}
