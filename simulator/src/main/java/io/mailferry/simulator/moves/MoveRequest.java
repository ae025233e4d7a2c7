package io.mailferry.simulator.moves;

import io.mailferry.simulator.count.AtWork;
import io.mailferry.simulator.count.Cutover;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.MoveOrder;
import io.mailferry.simulator.moves.request.MoveReport;
import io.mailferry.simulator.moves.request.MoveSettings;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.Stage;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.world.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue item of one request. Only the replication service changes it, under the clock. */
public final class MoveRequest {
  final MoveOrder order;
  final UUID requestGuid;
  final long sequence;
  final Instant queuedAt;
  MoveSettings settings;
  RequestStatus status;
  StatusDetail detail;
  Stage stage = Stage.INITIALIZING;

  /** Bumped whenever what was planned for this request no longer holds. */
  long plan;

  boolean active;
  boolean released;
  boolean delta;
  boolean canceled;

  /** What it showed when it was taken away. */
  StatusDetail detailBeforeRemoval;

  /** Whether its stamp has been taken away behind its back. */
  boolean orphaned;

  @Nullable Instant stageEndsAt;
  Duration stageLength = Duration.ZERO;
  Duration stageLeft = Duration.ZERO;
  @Nullable Instant interruptedAt;
  Duration stalled = Duration.ZERO;

  /** How much of that was spent waiting for the lock of the mailbox. */
  Duration locked = Duration.ZERO;

  boolean waitsForLock;
  Instant lastUpdate;

  /** When it was given the credential by which it reaches the other forest. */
  Instant credentialAt;

  @Nullable Instant startedAt;
  @Nullable Instant seededAt;
  @Nullable Instant finalSyncAt;
  @Nullable Instant completionStartedAt;
  @Nullable Instant completedAt;
  @Nullable Instant suspendedAt;
  @Nullable String suspendComment;
  @Nullable Instant failedAt;
  @Nullable MoveFailure failure;
  int badItemsSeen;
  final MoveReport report = new MoveReport();

  MoveRequest(
      MoveOrder order, MoveSettings settings, UUID requestGuid, long sequence, Instant now) {
    this.order = order;
    this.settings = settings;
    this.requestGuid = requestGuid;
    this.sequence = sequence;
    this.queuedAt = now;
    this.lastUpdate = now;
    this.credentialAt = now;
    this.status = settings.suspended() ? RequestStatus.SUSPENDED : RequestStatus.QUEUED;
    this.detail = settings.suspended() ? StatusDetail.SUSPENDED : StatusDetail.QUEUED;
    this.detailBeforeRemoval = this.detail;
    this.suspendedAt = settings.suspended() ? now : null;
  }

  /** What it was created with. */
  public MoveOrder order() {
    return order;
  }

  /** What it has been told since. */
  public MoveSettings settings() {
    return settings;
  }

  /** Whose mailbox. */
  public Mailbox mailbox() {
    return order.mailbox();
  }

  /** Where it stands. */
  public RequestStatus status() {
    return status;
  }

  /** Exchange's name for the finer state. */
  public String statusDetail() {
    return detail.label();
  }

  /** Whether it has been removed and only waits to be deleted. */
  public boolean canceled() {
    return canceled;
  }

  /** Whether it is in the last part, in which it cannot be removed. */
  public boolean inCleanup() {
    return stage == Stage.CLEANUP && status == RequestStatus.COMPLETION_IN_PROGRESS;
  }

  /** When it began to complete, once it has. */
  public Optional<Cutover> cutover() {
    return seededAt == null || completionStartedAt == null
        ? Optional.empty()
        : Optional.of(new Cutover(requestGuid, mailbox().address(), seededAt, completionStartedAt));
  }

  /** What it does at the cost of others, when it does. */
  public Optional<AtWork> atWork() {
    return switch (status) {
      case QUEUED, IN_PROGRESS, COMPLETION_IN_PROGRESS ->
          Optional.of(new AtWork(!stage.isSeeding(), order.source().name(), order.target().name()));
      default -> Optional.empty();
    };
  }

  /** Why it failed, when it did. */
  public Optional<MoveFailure> failure() {
    return Optional.ofNullable(failure);
  }

  /** What was done for it and what it met. */
  public MoveReport report() {
    return report;
  }

  /** How many items turned out to be bad so far. */
  public int badItemsSeen() {
    return badItemsSeen;
  }

  boolean isRunning() {
    return active && stageEndsAt != null;
  }

  /** Stops the clock of the stage it is in; what is left of the stage is kept. */
  void stopStage(Instant now) {
    stageLeft = leftOfStage(now);
    stageEndsAt = null;
  }

  /** From now on it waits; it may wait already, and then for what it waited for first. */
  void beginInterruption(Instant now, boolean forLock) {
    if (interruptedAt == null) {
      interruptedAt = now;
      waitsForLock = forLock;
    }
  }

  /** It does not wait any more, if it did. */
  void endInterruption(Instant now) {
    if (interruptedAt != null) {
      var waited = Duration.between(interruptedAt, now);
      stalled = stalled.plus(waited);
      locked = waitsForLock ? locked.plus(waited) : locked;
      interruptedAt = null;
    }
  }

  Duration leftOfStage(Instant now) {
    if (stageEndsAt == null) {
      return stageLeft;
    }
    var left = Duration.between(now, stageEndsAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** How much of the mailbox has been copied, from 0 to 1. */
  double copied(Instant now) {
    if (stage.compareTo(Stage.COPYING) < 0) {
      return 0;
    }
    if (stage != Stage.COPYING) {
      return 1;
    }
    var length = stageLength.toMillis();
    return length == 0 ? 0 : 1 - (double) leftOfStage(now).toMillis() / length;
  }

  int percent(Instant now) {
    if (stage != Stage.COPYING) {
      return stage.percent();
    }
    return stage.percent() + (int) ((Stage.SEEDED.percent() - stage.percent()) * copied(now));
  }
}
