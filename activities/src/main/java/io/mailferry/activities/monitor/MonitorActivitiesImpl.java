package io.mailferry.activities.monitor;

import io.mailferry.activities.Heartbeat;
import io.mailferry.activities.JournalRecorder;
import io.mailferry.activities.Organisation;
import io.mailferry.activities.TemporalFailures;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.exchange.Exchange.StampedMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.journal.write.JournalWriter;
import io.mailferry.journal.write.ProgressNote;
import io.mailferry.model.Database;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.mailbox.MoveChange;
import io.mailferry.workflows.monitor.MonitorActivities;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The activity of the monitor, in one organisation. */
public final class MonitorActivitiesImpl implements MonitorActivities {
  /** The pace of passes, by Exchange's clock. */
  private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);

  /**
   * So many passes must have looked and found nothing to watch: half an hour, for a submission may
   * take that long to show. A pass that could not look has found nothing out.
   */
  private static final int IDLE_PASSES = 30;

  private final Organisation organisation;
  private final JournalWriter journal;
  private final JournalRecorder recorder;
  private final Failovers failovers;

  /** The activity for an organisation. */
  public MonitorActivitiesImpl(Organisation organisation, JournalWriter journal) {
    this.organisation = organisation;
    this.journal = journal;
    this.recorder = new JournalRecorder(journal);
    this.failovers = new Failovers(journal, recorder);
  }

  @Override
  public void watchMoves(OrganisationName name) {
    var known = lastHeartbeat();
    var seen = Heartbeat.beating(known, () -> TemporalFailures.retried(() -> pass(known)));
    Activity.getExecutionContext().heartbeat(seen);
    var now = organisation.clock().instant();
    if (seen.idlePasses() >= IDLE_PASSES) {
      return;
    }
    throw ApplicationFailure.newBuilder()
        .setMessage(
            "watching "
                + seen.states().size()
                + " move requests; last look at "
                + now
                + ", the next in "
                + BETWEEN_PASSES.toSeconds()
                + " seconds of Exchange's time")
        .setType("MF-NEXT-PASS")
        .setCategory(ApplicationErrorCategory.BENIGN)
        .setNextRetryDelay(organisation.clock().toWaitHere(BETWEEN_PASSES))
        .build();
  }

  private Seen lastHeartbeat() {
    return Activity.getExecutionContext()
        .getHeartbeatDetails(Seen.class)
        .orElseGet(() -> new Seen(Map.of(), Set.of(), 0));
  }

  private Seen pass(Seen known) {
    var stamped = organisation.exchange().requestsOfBatch(WaveName.everyBatch(), null);
    var items = items(stamped);
    var now = organisation.clock().instant();
    recorder.quietly(
        () -> journal.progress(items.stream().map(item -> progress(item, now)).toList()));
    var postponed = Failovers.postponed(items);
    items.forEach(item -> failovers.note(item, known.postponed(), postponed, now));
    var states = states(stamped, items);
    states.forEach(
        (mailbox, status) -> {
          if (matters(known.states().get(mailbox), status)) {
            tell(MailboxGuid.of(mailbox), RequestStatus.valueOf(status));
          }
        });
    known.states().keySet().stream()
        .filter(mailbox -> !states.containsKey(mailbox))
        .forEach(mailbox -> tell(MailboxGuid.of(mailbox), RequestStatus.NONE));
    return new Seen(states, postponed, states.isEmpty() ? known.idlePasses() + 1 : 0);
  }

  /**
   * Whether a change can change a decision. That a request is picked up, or completes, does not: a
   * migration only waits then, and each hint costs its history a few events.
   */
  private static boolean matters(@Nullable String before, String now) {
    return !now.equals(before)
        && (rests(RequestStatus.valueOf(now))
            || (before != null && rests(RequestStatus.valueOf(before)) && !released(before, now)));
  }

  private static boolean rests(RequestStatus status) {
    return switch (status) {
      case NONE, QUEUED, IN_PROGRESS, COMPLETION_IN_PROGRESS -> false;
      case SYNCED,
          AUTO_SUSPENDED,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          true;
    };
  }

  /**
   * A request that was synchronised goes on to its cutover, or to its next synchronisation. One
   * that suspended itself goes on only because somebody resumed it, perhaps while its cutover is
   * held.
   */
  private static boolean released(String before, String now) {
    return before.equals(RequestStatus.SYNCED.name()) && !rests(RequestStatus.valueOf(now));
  }

  private List<QueuedMove> items(List<StampedMove> stamped) {
    var names =
        stamped.stream()
            .flatMap(move -> Stream.of(queueName(move)))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    var found = new ArrayList<QueuedMove>();
    if (names.isEmpty()) {
      return found;
    }
    for (var database : organisation.directory().databases().value()) {
      if (names.contains(database.name())) {
        found.addAll(itemsOf(database));
      }
    }
    return found;
  }

  /**
   * A pull's and a local move's item lies with the target, a push's with the source
   * (docs/exchange/queues-and-stamps.md#two-places).
   */
  private static Optional<String> queueName(StampedMove move) {
    return Optional.ofNullable(
        move.targetDatabase() != null ? move.targetDatabase() : move.sourceDatabase());
  }

  /** A queue that cannot be read just now hides nothing: the stamps still tell the state. */
  private List<QueuedMove> itemsOf(Database database) {
    try {
      return organisation.exchange().queueOf(database).stream()
          .filter(MonitorActivitiesImpl::isOurs)
          .toList();
    } catch (Fault _) {
      return List.of();
    }
  }

  private static boolean isOurs(QueuedMove move) {
    var batch = move.item().batchName();
    return batch != null && WaveName.marksOurs(batch);
  }

  private static Map<String, String> states(List<StampedMove> stamped, List<QueuedMove> items) {
    var states = new TreeMap<String, String>();
    stamped.forEach(move -> states.put(move.mailbox().toString(), move.status().name()));
    items.forEach(move -> states.put(move.mailbox().toString(), move.item().status().name()));
    return states;
  }

  private static ProgressNote progress(QueuedMove move, Instant now) {
    var item = move.item();
    return new ProgressNote(
        move.mailbox(),
        now,
        item.status(),
        item.statusDetail(),
        item.progress().percent(),
        item.progress().bytes(),
        item.progress().totalBytes(),
        item.sourceDatabase(),
        item.targetDatabase());
  }

  private void tell(MailboxGuid mailbox, RequestStatus status) {
    try {
      Activity.getExecutionContext()
          .getWorkflowClient()
          .newUntypedWorkflowStub(WorkflowIds.mailbox(mailbox))
          .signal("moveChanged", new MoveChange(mailbox, status));
    } catch (WorkflowNotFoundException _) {
      // A request of ours whose migration is over, e.g. one kept for a person to read.
    }
  }
}
