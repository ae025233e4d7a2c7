package io.mailferry.rehearsal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.mailferry.journal.read.JournalReader;
import io.mailferry.model.WaveName;
import io.mailferry.operations.status.WaveSnapshot;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a demonstration came to. The counts of requests, commands and searches are the simulator's:
 * it says what it was asked, not we.
 *
 * @param wave the wave
 * @param mailboxes how many were planned
 * @param verified how many live in their target now, by our verification and the simulator's stores
 * @param needsAttention how many wait for a person
 * @param humanInterventions how often a person had to act
 * @param moveRequestsCreated how many requests came into being
 * @param duplicateRequests how many attempts there were to create one that existed
 * @param wrongParameterSets how many commands fitted no parameter set
 * @param healthyRequestsRemoved how many requests were removed that had neither ended nor failed
 * @param commands commands by cmdlet
 * @param ldapSearches searches in all directories
 * @param durationSeconds how long it took, in the world's time
 * @param temporal on which Temporal
 * @param shell with which shell
 */
@JsonPropertyOrder({
  "wave",
  "mailboxes",
  "verified",
  "needsAttention",
  "humanInterventions",
  "moveRequestsCreated",
  "duplicateRequests",
  "wrongParameterSets",
  "healthyRequestsRemoved",
  "commands",
  "ldapSearches",
  "durationSeconds",
  "temporal",
  "shell"
})
record DemoResult(
    String wave,
    int mailboxes,
    int verified,
    int needsAttention,
    int humanInterventions,
    long moveRequestsCreated,
    long duplicateRequests,
    long wrongParameterSets,
    long healthyRequestsRemoved,
    Map<String, Long> commands,
    long ldapSearches,
    double durationSeconds,
    String temporal,
    String shell) {
  DemoResult {
    commands = new TreeMap<>(commands);
  }

  /** What a wave came to: our journal says what we think, the simulator what it was asked. */
  static DemoResult of(
      WaveName wave,
      int mailboxes,
      Truth truth,
      JournalReader journal,
      Duration took,
      String temporal,
      ShellChoice shell) {
    var counts = truth.counts();
    var snapshot = WaveSnapshot.of(journal, wave);
    return new DemoResult(
        wave.value(),
        mailboxes,
        snapshot.map(truth::verified).orElse(0),
        snapshot.map(seen -> seen.needingAttention().size()).orElse(0),
        snapshot.map(seen -> seen.interventions()).orElse(0),
        counts.moveRequestsCreated(),
        counts.duplicateRequests(),
        counts.wrongParameterSets(),
        counts.healthyRequestsRemoved(),
        counts.commands(),
        counts.allLdapSearches(),
        took.toMillis() / 1000.0,
        temporal,
        shell.word());
  }

  /** The closing line. */
  String sentence() {
    return "Wave %s: %d of %d migrated and verified in Exchange, %d human %s, %d duplicate requests."
        .formatted(
            wave,
            verified,
            mailboxes,
            humanInterventions,
            humanInterventions == 1 ? "intervention" : "interventions",
            duplicateRequests);
  }

  /** What the command ends with: 0 when all is as it should be, else 3. */
  int exitCode() {
    return well() ? 0 : 3;
  }

  /** Whether it is as it should be. */
  boolean well() {
    return verified == mailboxes
        && needsAttention == 0
        && humanInterventions == 0
        && duplicateRequests == 0
        && wrongParameterSets == 0
        && healthyRequestsRemoved == 0
        && moveRequestsCreated == mailboxes;
  }
}
