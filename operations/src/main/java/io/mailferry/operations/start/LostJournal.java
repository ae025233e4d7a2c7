package io.mailferry.operations.start;

import io.mailferry.journal.read.JournalMailbox;
import io.mailferry.journal.write.PlannedWaveNote;
import io.mailferry.model.WaveName;
import io.mailferry.model.outcome.MigrationOutcome;
import io.mailferry.model.plan.WavePlan;
import io.mailferry.operations.client.Connections;
import io.mailferry.operations.status.Tally;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.Wave;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A journal that knows less of a running wave than the wave itself, because it was lost. Exchange
 * and Temporal know all that matters: the wave goes on, and only people find nothing.
 */
final class LostJournal {
  private final Connections connections;
  private final Instant now;

  LostJournal(Connections connections, Instant now) {
    this.connections = connections;
    this.now = now;
  }

  /**
   * Has the wave write itself down again, when something of it is missing.
   *
   * @param tally the wave's own count; null when no worker told in time
   * @return whether something was missing
   */
  boolean writeDownAgain(WavePlan plan, @Nullable Tally tally) {
    var isKnown = connections.reader().wave(plan.wave()).isPresent();
    if (isKnown && (tally == null || hasAll(plan.wave(), tally))) {
      return false;
    }
    if (!isKnown) {
      connections
          .writer()
          .wavePlanned(
              new PlannedWaveNote(
                  plan.wave(),
                  plan.organisation(),
                  plan.route(),
                  tally == null ? plan.mailboxes().size() : tally.planned(),
                  now));
    }
    connections
        .temporal()
        .newWorkflowStub(Wave.class, WorkflowIds.wave(plan.wave()))
        .writeDownAgain();
    return true;
  }

  /** One that was restored from a copy has the lines, and not how those ended who did since. */
  private boolean hasAll(WaveName wave, Tally tally) {
    var known = connections.reader().mailboxes(wave);
    return known.size() >= tally.started()
        && known.stream().filter(LostJournal::isInItsTarget).count()
            >= tally.moved() + tally.alreadyHome();
  }

  /** Of those that were withdrawn some ended without a word, of which nobody can tell again. */
  private static boolean isInItsTarget(JournalMailbox mailbox) {
    return mailbox.outcome() != null
        && switch (mailbox.outcome().outcome()) {
          case MigrationOutcome.Moved _, MigrationOutcome.AlreadyHome _ -> true;
          case MigrationOutcome.NotStarted _, MigrationOutcome.Withdrawn _ -> false;
        };
  }
}
