package io.mailferry.workflows.wave;

import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.ResolvedLines;
import io.mailferry.workflows.mailbox.MailboxActivities;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The activities of a wave; names are durable, as in {@link MailboxActivities}. */
@ActivityInterface
public interface WaveActivities {
  /**
   * Resolves some lines of the plan to mailbox GUIDs and databases, through the directory, and has
   * them in the journal before it answers: people find a mailbox by what stands there.
   */
  @ActivityMethod(name = "resolveMailboxes")
  ResolvedLines resolveMailboxes(LinesToResolve lines);

  /**
   * Starts the migrations of resolved lines at a measured pace; one that is open already is joined
   * when it belongs to this wave.
   */
  @ActivityMethod(name = "startMigrations")
  StartedMigrations startMigrations(MigrationsToStart migrations);

  /** Asks each open migration whether it has ended; for news that got lost. */
  @ActivityMethod(name = "recountMigrations")
  EndedMigrations recountMigrations(OpenMigrations open);

  /**
   * Writes down how those migrations ended that did, for a journal that has lost it, and has the
   * others look again, so that what they decide is written down.
   */
  @ActivityMethod(name = "recordOutcomes")
  void recordOutcomes(OpenMigrations migrations);

  /** Gives an order to every open migration. */
  @ActivityMethod(name = "relayOrder")
  OrderReply relayOrder(RelayedOrder order);

  /** Writes down that the wave is over. */
  @ActivityMethod(name = "recordWaveEnd")
  void recordWaveEnd(WaveEnd end);
}
