package io.mailferry.operations.status;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mailferry.model.OrganisationName;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Attention;
import io.mailferry.operations.client.ProblemCode;
import io.mailferry.operations.client.TemporalAway;
import io.mailferry.operations.client.TimeLimit;
import io.mailferry.workflows.SearchAttributes;
import io.mailferry.workflows.WorkflowIds;
import io.mailferry.workflows.wave.Wave;
import io.mailferry.workflows.wave.WaveApproval;
import io.mailferry.workflows.wave.WaveTally;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks Temporal how waves are. */
public final class Waves {
  /** A worker answers at once; one that replays a large wave first needs a second or two. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);

  private final WorkflowClient client;

  /**
   * What Temporal says of a wave.
   *
   * @param state how it stands; unknown also when Temporal has forgotten it
   * @param tally how it ended, or of a close look where it stands; null when that is not known
   * @param troubles what is tried again because something is away; none but of a close look
   * @param silence why nothing goes on although Temporal answers; null when a worker answers, and
   *     when none was asked
   * @param approval whether somebody has to approve it, and has; not wanted but of a close look
   */
  public record Look(
      WaveState state,
      @Nullable Tally tally,
      List<PendingActivity> troubles,
      @Nullable TemporalAway silence,
      WaveApproval approval) {
    /** The list is copied. */
    public Look {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * @param client a client that works
   */
  public Waves(WorkflowClient client) {
    this.client = client;
  }

  /** How a wave stands; needs no worker. */
  public Look look(WaveName wave) {
    try {
      return look(wave, client.newUntypedWorkflowStub(WorkflowIds.wave(wave)).describe());
    } catch (WorkflowNotFoundException _) {
      return new Look(WaveState.UNKNOWN, null, List.of(), null, WaveApproval.NOT_WANTED);
    }
  }

  private Look look(WaveName wave, WorkflowExecutionDescription described) {
    var state = state(described.getStatus());
    var stub = client.newUntypedWorkflowStub(WorkflowIds.wave(wave));
    return new Look(
        state,
        state == WaveState.ENDED ? Tally.of(stub.getResult(WaveTally.class)) : null,
        List.of(),
        null,
        WaveApproval.NOT_WANTED);
  }

  /**
   * How a wave stands, and while it runs also whether a worker answers for it, and what it and the
   * monitor of its organisation try again because something is away.
   */
  public Look lookClosely(WaveName wave) {
    try {
      var described = client.newUntypedWorkflowStub(WorkflowIds.wave(wave)).describe();
      var seen = look(wave, described);
      if (seen.state() != WaveState.RUNNING) {
        return seen;
      }
      var tally = tally(wave);
      return new Look(
          seen.state(),
          tally.orElse(null),
          Stream.concat(PendingActivity.of(described).stream(), ofMonitor(described).stream())
              .filter(PendingActivity::failing)
              .toList(),
          tally.isPresent() ? null : silence(wave),
          tally.isPresent() ? approval(wave) : WaveApproval.NOT_WANTED);
    } catch (WorkflowNotFoundException _) {
      return new Look(WaveState.UNKNOWN, null, List.of(), null, WaveApproval.NOT_WANTED);
    }
  }

  private static TemporalAway silence(WaveName wave) {
    return new TemporalAway(
        ProblemCode.NO_WORKER,
        "Temporal answers, but no worker does; nothing of wave "
            + wave
            + " goes on until one is back",
        null);
  }

  private List<PendingActivity> ofMonitor(WorkflowExecutionDescription wave) {
    var organisation = wave.getTypedSearchAttributes().get(SearchAttributes.ORGANISATION);
    if (organisation == null) {
      return List.of();
    }
    var id = WorkflowIds.monitor(new OrganisationName(organisation));
    try {
      return PendingActivity.of(client.newUntypedWorkflowStub(id).describe());
    } catch (WorkflowNotFoundException _) {
      return List.of();
    }
  }

  /**
   * The waves that run; none of a Temporal that lists nothing, as the in-process one, or not for
   * us. Empty when it does not tell at the moment.
   */
  public Optional<List<WaveName>> running() {
    try {
      return Optional.of(TimeLimit.within(SIGN_OF_LIFE, this::listed));
    } catch (StatusRuntimeException e) {
      return listsNothing(e) ? Optional.of(List.of()) : Optional.empty();
    } catch (WorkflowServiceException e) {
      return listsNothing(e.getCause()) ? Optional.of(List.of()) : Optional.empty();
    } catch (TimeoutException _) {
      return Optional.empty();
    }
  }

  private static boolean listsNothing(@Nullable Throwable why) {
    return why instanceof StatusRuntimeException e
        && (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED
            || e.getStatus().getCode() == Status.Code.PERMISSION_DENIED);
  }

  private List<WaveName> listed() {
    return listed("WorkflowType = 'Wave' AND ExecutionStatus = 'Running'").stream()
        .flatMap(id -> WorkflowIds.waveOf(id).stream())
        .toList();
  }

  /**
   * The migrations of a wave that ask a person something, as Temporal lists them; a question of the
   * last seconds may be missing, and all are of a Temporal that lists nothing.
   *
   * @return their ids
   */
  public List<String> asking(WaveName wave) {
    return listedWhereItLists(
            runningOf(wave)
                + " AND "
                + SearchAttributes.ATTENTION.getName()
                + " = '"
                + Attention.QUESTION.word()
                + "'")
        .orElse(List.of());
  }

  /**
   * The migrations of a wave that run, as Temporal lists them; one of the last seconds may be
   * missing.
   *
   * @return their ids; null of a Temporal that lists nothing
   */
  public @Nullable Set<String> migrating(WaveName wave) {
    return listedWhereItLists(runningOf(wave)).map(Set::copyOf).orElse(null);
  }

  private Optional<List<String>> listedWhereItLists(String query) {
    try {
      return Optional.of(listed(query));
    } catch (StatusRuntimeException | WorkflowServiceException e) {
      if (listsNothing(e) || listsNothing(e.getCause())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String runningOf(WaveName wave) {
    return "WorkflowType = 'MailboxMigration' AND ExecutionStatus = 'Running' AND "
        + SearchAttributes.WAVE.getName()
        + " = '"
        + wave
        + "'";
  }

  private List<String> listed(String query) {
    try (var found = client.listExecutions(query)) {
      return found.map(each -> each.getExecution().getWorkflowId()).toList();
    }
  }

  private static WaveState state(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW ->
          WaveState.RUNNING;
      case WORKFLOW_EXECUTION_STATUS_COMPLETED -> WaveState.ENDED;
      case WORKFLOW_EXECUTION_STATUS_FAILED -> WaveState.FAILED;
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> WaveState.CANCELED;
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> WaveState.TERMINATED;
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> WaveState.TIMED_OUT;
      case WORKFLOW_EXECUTION_STATUS_PAUSED -> WaveState.PAUSED;
      case WORKFLOW_EXECUTION_STATUS_UNSPECIFIED, UNRECOGNIZED -> WaveState.UNSPECIFIED;
    };
  }

  /**
   * How many mailboxes of a running wave stand where; empty when no worker tells in time.
   *
   * @throws WorkflowServiceException when Temporal itself is gone
   */
  public Optional<Tally> tally(WaveName wave) {
    try {
      var stub = client.newWorkflowStub(Wave.class, WorkflowIds.wave(wave));
      return Optional.of(Tally.of(TimeLimit.within(SIGN_OF_LIFE, stub::tally)));
    } catch (TimeoutException | WorkflowQueryException _) {
      return Optional.empty();
    } catch (WorkflowServiceException e) {
      if (gone(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A worker of an earlier release knows of no approval, and one may go away between. */
  private WaveApproval approval(WaveName wave) {
    try {
      var stub = client.newWorkflowStub(Wave.class, WorkflowIds.wave(wave));
      return TimeLimit.within(SIGN_OF_LIFE, stub::approval);
    } catch (TimeoutException | WorkflowQueryException _) {
      return WaveApproval.NOT_WANTED;
    } catch (WorkflowServiceException e) {
      if (gone(e)) {
        throw e;
      }
      return WaveApproval.NOT_WANTED;
    }
  }

  /**
   * Whether a question failed because Temporal itself is gone. One that nobody answers ends with
   * its deadline, and then only workers are silent.
   */
  public static boolean gone(WorkflowServiceException e) {
    return e.getCause() instanceof StatusRuntimeException status
        && status.getStatus().getCode() == Status.Code.UNAVAILABLE;
  }
}
