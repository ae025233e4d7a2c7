package io.mailferry.operations.forecast;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.journal.read.JournalWave;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.status.MailboxSnapshot;
import io.mailferry.operations.status.Waves;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mailboxes of other waves that run in the same organisation: in a night in which theirs switch
 * too, Exchange has more to do at a time.
 */
final class OtherWaves {
  private OtherWaves() {}

  /** Those that are under way, and when they may switch. */
  static List<Standing> beside(JournalWave wave, JournalReader journal, WorkflowClient client) {
    var beside = new ArrayList<Standing>();
    for (var other : journal.waves()) {
      if (other.endedAt() == null
          && !other.name().equals(wave.name())
          && other.organisation().equals(wave.organisation())) {
        beside.addAll(standing(other, journal, client));
      }
    }
    return beside;
  }

  private static List<Standing> standing(
      JournalWave other, JournalReader journal, WorkflowClient client) {
    var running = new Waves(client).migrating(other.name());
    // One that was ended in Temporal would be asked for each of its mailboxes, and none would come.
    if (running == null || running.isEmpty()) {
      return List.of();
    }
    var lines =
        journal.mailboxes(other.name()).stream()
            .filter(line -> !line.ended() && CutoversInForce.mayRun(line, running))
            .toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    return answers(other, lines, journal, client)
        .map(answers -> standing(lines, answers))
        .orElse(List.of());
  }

  /** One that does not answer is left out: the wave that was asked about may be well. */
  private static Optional<Map<Integer, Answer>> answers(
      JournalWave other, List<JournalMailbox> lines, JournalReader journal, WorkflowClient client) {
    try {
      return Optional.of(
          new CutoversInForce(client, other.name()).of(lines, WaveFacts.of(journal, other)));
    } catch (TemporalAway _) {
      return Optional.empty();
    }
  }

  private static List<Standing> standing(List<JournalMailbox> lines, Map<Integer, Answer> answers) {
    return lines.stream()
        .map(
            line ->
                new Standing(
                    MailboxSnapshot.of(line),
                    answers.getOrDefault(line.line().line(), new Answer.NoMigration()),
                    null))
        .toList();
  }
}
