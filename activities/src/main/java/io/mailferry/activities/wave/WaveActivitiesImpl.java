package io.mailferry.activities.wave;

import io.mailferry.activities.Heartbeat;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.TemporalFailures;
import io.mailferry.activities.check.PlanResolver;
import io.mailferry.activities.monitor.MonitorWaker;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.plan.Seal;
import io.mailferry.workflows.OrderReply;
import io.mailferry.workflows.check.LinesToResolve;
import io.mailferry.workflows.check.ResolvedLines;
import io.mailferry.workflows.wave.EndedMigrations;
import io.mailferry.workflows.wave.MigrationsToStart;
import io.mailferry.workflows.wave.OpenMigrations;
import io.mailferry.workflows.wave.RelayedOrder;
import io.mailferry.workflows.wave.StartedMigrations;
import io.mailferry.workflows.wave.WaveActivities;
import io.mailferry.workflows.wave.WaveEnd;

/** The activities of a wave, in one organisation: their page of contents. */
public final class WaveActivitiesImpl implements WaveActivities {
  private final Organisation organisation;
  private final JournalWriter journal;
  private final PlanResolver resolver;
  private final StartMigrations startMigrations;

  /**
   * The activities for an organisation.
   *
   * @param seal opens the addresses of a plan
   */
  public WaveActivitiesImpl(Organisation organisation, JournalWriter journal, Seal seal) {
    this.organisation = organisation;
    this.journal = journal;
    this.resolver = new PlanResolver(organisation, seal);
    this.startMigrations =
        new StartMigrations(organisation, journal, new MonitorWaker(organisation));
  }

  @Override
  public ResolvedLines resolveMailboxes(LinesToResolve lines) {
    return Heartbeat.beating(
        () ->
            TemporalFailures.retried(
                () -> {
                  var resolved = resolver.resolve(lines);
                  var now = organisation.clock().instant();
                  // Without these nobody finds the mailboxes: it is tried until they are written.
                  journal.linesResolved(resolved.notes(now));
                  return resolved.forTheWave();
                }));
  }

  @Override
  public StartedMigrations startMigrations(MigrationsToStart migrations) {
    return Heartbeat.beating(() -> startMigrations.run(migrations));
  }

  @Override
  public EndedMigrations recountMigrations(OpenMigrations open) {
    return Heartbeat.beating(() -> RecountMigrations.run(open));
  }

  @Override
  public void recordOutcomes(OpenMigrations migrations) {
    Heartbeat.beating(
        () -> {
          RecordOutcomes.run(migrations, journal, organisation.clock().instant());
          return true;
        });
  }

  @Override
  public OrderReply relayOrder(RelayedOrder order) {
    return Heartbeat.beating(() -> RelayOrder.run(order));
  }

  @Override
  public void recordWaveEnd(WaveEnd end) {
    journal.waveEnded(end.wave(), organisation.clock().instant());
  }
}
