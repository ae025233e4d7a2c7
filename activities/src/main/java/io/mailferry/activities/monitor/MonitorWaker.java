package io.mailferry.activities.monitor;

import io.mailferry.activities.Organisation;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.TaskQueues;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.monitor.MoveMonitor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes an organisation's monitor: there is, or will be in a moment, a request to watch. */
public final class MonitorWaker {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorWaker.class);

  /**
   * A monitor watches for half an hour before it believes that there is nothing to watch; waking it
   * more often than this would only fill its history.
   */
  private static final Duration ONCE_IN = Duration.ofMinutes(10);

  private final Organisation organisation;
  private final AtomicReference<Instant> last = new AtomicReference<>(Instant.EPOCH);

  /** A waker for an organisation's monitor, which keeps the pace of its own wakings only. */
  public MonitorWaker(Organisation organisation) {
    this.organisation = organisation;
  }

  /**
   * Wakes it, unless that was done a moment ago. A monitor only hints (a migration looks by itself
   * too), so when Temporal does not answer, that is said in the log and nothing else happens.
   */
  public void wake(WorkflowClient client) {
    var now = organisation.clock().instant();
    var before = last.get();
    if (before.plus(ONCE_IN).isAfter(now) || !last.compareAndSet(before, now)) {
      return;
    }
    try {
      signal(client);
    } catch (WorkflowException away) {
      last.compareAndSet(now, before);
      LOG.warn("the monitor of {} could not be woken: {}", organisation.name(), away.getMessage());
    }
  }

  private void signal(WorkflowClient client) {
    var stub =
        client.newWorkflowStub(
            MoveMonitor.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.monitor(organisation.name()))
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setStaticSummary("watches the move requests of " + organisation.name())
                .setTypedSearchAttributes(
                    io.temporal.common.SearchAttributes.newBuilder()
                        .set(SearchAttributes.ORGANISATION, organisation.name().value())
                        .build())
                .build());
    var both = client.newSignalWithStartRequest();
    both.add(stub::wake);
    both.add(stub::watch, organisation.name());
    client.signalWithStart(both);
  }
}
