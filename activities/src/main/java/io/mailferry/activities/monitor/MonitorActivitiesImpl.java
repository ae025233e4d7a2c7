package io.mailferry.activities.monitor;

import io.mailferry.activities.Heartbeat;
import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.TemporalFailures;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.workflows.monitor.MonitorActivities;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowClient;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** The activity of the monitor, in one organisation. */
public final class MonitorActivitiesImpl implements MonitorActivities {
  /** The pace of passes, by Exchange's clock. */
  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);

  /** However long a pass took, the shells and the directory have this pause from it. */
  private static final Duration LEAST_REST = Duration.ofSeconds(20);

  /**
   * So many passes must have looked and found nothing to watch: half an hour, for a submission may
   * take that long to show. A pass that could not look has found nothing out.
   */
  private static final int IDLE_PASSES = 30;

  private final Organisation organisation;
  private final JournalWriter journal;
  private final JournalRecorder recorder;
  private final OpenQuestions questions;
  private final FarEnds ends;

  /**
   * The activity for an organisation.
   *
   * @param questions tells who asks something that may pass by itself
   */
  public MonitorActivitiesImpl(
      Organisation organisation, JournalWriter journal, OpenQuestions questions) {
    this.organisation = organisation;
    this.journal = journal;
    this.recorder = new JournalRecorder(journal);
    this.questions = questions;
    this.ends = new FarEnds(organisation);
  }

  @Override
  public void watchMoves(OrganisationName name) {
    var begun = organisation.clock().instant();
    var context = Activity.getExecutionContext();
    var seen = new AtomicReference<>(context.getHeartbeatDetails(Seen.class).orElse(Seen.NOTHING));
    var hints = new MigrationHints(context.getWorkflowClient());
    try {
      Heartbeat.beating(
          seen::get,
          () ->
              TemporalFailures.retried(() -> pass(name, context.getWorkflowClient(), hints, seen)));
    } finally {
      // However a pass ends, the next one goes on from there.
      context.heartbeat(seen.get());
    }
    if (seen.get().idlePasses() >= IDLE_PASSES) {
      return;
    }
    throw comeBack(seen.get(), begun);
  }

  private Seen pass(
      OrganisationName name,
      WorkflowClient client,
      MigrationHints hints,
      AtomicReference<Seen> seen) {
    var migrations = new RunningMigrations(client);
    var listedAt = organisation.clock().instant();
    var listed = migrations.listed(name);
    var slots =
        new SlotGiver(
            organisation.slots(), seen.get().slots(), listed, listedAt, hints::tellOfSlot);
    var drift =
        new Drift(
            seen.get().drift(),
            seen.get().watchAskedLast(),
            migrations,
            listed.map(Map::keySet),
            (mailbox, status) -> hints.tell(MailboxGuid.of(mailbox), status));
    seen.set(
        new MonitorPass(
                organisation,
                seen.get(),
                hints,
                new MoveProgress(journal, seen.get().postponed()),
                drift,
                slots,
                seen::set)
            .run());
    recorder.quietly(() -> journal.drift(name, organisation.clock().instant(), drift.notes()));
    recorder.quietly(() -> lookAtFarAccounts(hints, seen));
    return seen.get();
  }

  /** Whatever becomes of it, what was tested and told is known to the next pass. */
  private void lookAtFarAccounts(MigrationHints hints, AtomicReference<Seen> seen) {
    if (organisation.far() == null) {
      return;
    }
    var accounts = new FarAccounts(organisation, questions, ends, seen.get().far());
    var asked = false;
    try {
      asked =
          accounts.look(
              (asking, answer, order) -> hints.tellAnswer(asking.mailbox(), answer, order));
    } finally {
      seen.set(seen.get().with(accounts.seen(), asked));
    }
  }

  private ApplicationFailure comeBack(Seen seen, Instant begun) {
    var now = organisation.clock().instant();
    var took = Duration.between(begun, now);
    var rest = max(BETWEEN_PASSES.minus(took), LEAST_REST);
    return ApplicationFailure.newBuilder()
        .setMessage(
            "watching "
                + seen.states().size()
                + " move requests; last look at "
                + now
                + ", the next in "
                + rest.toSeconds()
                + " seconds of Exchange's time"
                + slowQueues(seen)
                + seen.slots().trouble()
                + seen.far().words())
        .setType("MF-NEXT-PASS")
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(organisation.clock().toWaitHere(rest))
        .build();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String slowQueues(Seen seen) {
    return new TreeMap<>(seen.queues())
        .entrySet().stream()
            .filter(queue -> queue.getValue().isSlow())
            .map(
                queue ->
                    "; the queue of "
                        + queue.getKey()
                        + " takes "
                        + queue.getValue().took().toSeconds()
                        + " s to read and is read again after "
                        + queue.getValue().nextReading().truncatedTo(ChronoUnit.SECONDS))
            .collect(Collectors.joining());
  }
}
