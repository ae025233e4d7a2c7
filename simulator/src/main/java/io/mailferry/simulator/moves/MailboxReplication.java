package io.mailferry.simulator.moves;

import io.mailferry.simulator.directory.Controller;
import io.mailferry.simulator.directory.DirectoryEntries;
import io.mailferry.simulator.directory.MoveStamp;
import io.mailferry.simulator.directory.PracticeDirectory;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Mailbox;
import io.mailferry.simulator.world.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Mailbox Replication Service of both organisations. It keeps the queue items and works them
 * off; the stamp on the user is a separate fact, of which it only writes the status.
 */
public final class MailboxReplication {
  private static final Duration DISMOUNTED_BY_FAILOVER = Duration.ofSeconds(30);
  private static final Duration SECOND_LOOK = Duration.ofSeconds(30);
  private static final Duration OTHER_SIDE_RECOVERS = Duration.ofSeconds(45);

  private record Planned(Optional<Mailbox> mailbox, MoveFailure failure) {}

  private final SimulatedClock clock;
  private final Ids ids;
  private final MoveTimings timings;
  private final Directories directories;
  private final WorkQueue queue;
  private final Map<Database, Map<Mailbox, MoveRequest>> items = new LinkedHashMap<>();
  private final List<Planned> plannedFailures = new ArrayList<>();
  private final List<Consumer<MoveRequest>> watchers = new ArrayList<>();
  private long sequence;

  /** A service with nothing to do yet. */
  public MailboxReplication(
      SimulatedClock clock, Ids ids, MoveTimings timings, Directories directories) {
    this.clock = clock;
    this.ids = ids;
    this.timings = timings;
    this.directories = directories;
    this.queue = new WorkQueue(timings.activeMovesPerDatabase());
  }

  /** Tells this one whenever the state of a request changes. */
  public void watch(Consumer<MoveRequest> watcher) {
    watchers.add(watcher);
  }

  // ---------------------------------------------------------------- reading

  /** The queue items kept in this database. */
  public List<MoveRequest> items(Database database) {
    return List.copyOf(items.getOrDefault(database, Map.of()).values());
  }

  /** The queue item of this mailbox in this database. */
  public Optional<MoveRequest> item(Database database, Mailbox mailbox) {
    return Optional.ofNullable(items.getOrDefault(database, Map.of()).get(mailbox));
  }

  /** Every queue item of this mailbox, in whatever database. */
  public List<MoveRequest> items(Mailbox mailbox) {
    return items.values().stream().map(each -> each.get(mailbox)).filter(Objects::nonNull).toList();
  }

  /** Every queue item there is. */
  public List<MoveRequest> items() {
    return items.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  /** A request's properties as they are now. */
  public Map<String, @Nullable Object> statistics(MoveRequest request) {
    OptionalInt position =
        request.status == RequestStatus.QUEUED ? queue.position(request) : OptionalInt.empty();
    return MoveStatistics.of(request, clock.instant(), position, queue.length());
  }

  /** What else Exchange tells of a request, names of people among it. */
  public Map<String, @Nullable Object> details(MoveRequest request) {
    return MoveDetails.of(request, clock.instant());
  }

  // ---------------------------------------------------------------- commands

  /** Queues a new request and stamps the user on this controller. */
  public MoveRequest submit(MoveOrder order, Wishes wishes, Controller on) {
    long number = ++sequence;
    UUID guid = ids.of("request|" + number + "|" + order.mailbox().exchangeGuid());
    var request = new MoveRequest(order, wishes, guid, number, clock.instant());
    items.computeIfAbsent(order.queue(), _ -> new LinkedHashMap<>()).put(order.mailbox(), request);
    boolean local = order.kind() == MoveKind.LOCAL;
    int flags =
        order.kind().flags()
            | (wishes.suspended() ? 256 : 0)
            | (wishes.suspendWhenReady() ? 512 : 0);
    var stamp =
        new MoveStamp(
            request.status.number(),
            flags,
            local || order.kind() == MoveKind.PUSH ? order.source().dn() : null,
            order.kind() == MoveKind.PUSH ? null : order.target().dn(),
            order.remoteHostName(),
            wishes.batchName());
    directory(order).write(on, order.user(), stamp.write());
    if (!wishes.suspended()) {
      awaitPickUp(request);
    }
    tellWatchers(request);
    return request;
  }

  /** Changes what may be changed on a live request. */
  public void change(MoveRequest request, Wishes wishes, Controller on) {
    boolean newTime = !Objects.equals(wishes.completeAfter(), request.wishes.completeAfter());
    boolean newBatch = !Objects.equals(wishes.batchName(), request.wishes.batchName());
    request.wishes = wishes;
    touch(request);
    if (newBatch) {
      directory(request.order)
          .write(on, request.order.user(), MoveStamp.writeBatchName(wishes.batchName()));
    }
    if (newTime && request.status == RequestStatus.SYNCED) {
      awaitTimeToComplete(request);
    }
  }

  /** Lets a parked request go on; nothing happens to one that is not parked. */
  public void resume(MoveRequest request, boolean stopAgain) {
    if (!request.status.isParked()) {
      return;
    }
    if (request.status == RequestStatus.AUTO_SUSPENDED) {
      request.released = !stopAgain && !request.wishes.preventCompletion();
      request.delta = true;
    }
    request.wishes = request.wishes.suspended(false);
    request.failure = null;
    request.suspendedAt = null;
    request.failedAt = null;
    enter(request, RequestStatus.QUEUED, Detail.QUEUED);
    awaitPickUp(request);
  }

  /** Stops a request until it is resumed. */
  public void suspend(MoveRequest request) {
    halt(request);
    request.wishes = request.wishes.suspended(true);
    request.suspendedAt = clock.instant();
    enter(request, RequestStatus.SUSPENDED, Detail.SUSPENDED);
  }

  /** Takes a request back: the stamp goes at once, the queue item a little later. */
  public void cancel(MoveRequest request, Controller on) {
    directory(request.order).write(on, request.order.user(), MoveStamp.clear());
    halt(request);
    request.canceled = true;
    request.detail = Detail.CANCELED;
    touch(request);
    later(request, timings.removal(), () -> delete(request));
  }

  /** Clears a finished request, stamp and queue item, at once. */
  public void clear(MoveRequest request, Controller on) {
    directory(request.order).write(on, request.order.user(), MoveStamp.clear());
    halt(request);
    delete(request);
  }

  /** Leaves a queue item behind whose stamp is gone: it stays where it is, and blocks its queue. */
  public void orphan(MoveRequest request) {
    halt(request);
    request.orphaned = true;
  }

  /** Deletes a queue item and leaves the stamp alone. */
  public void deleteItem(MoveRequest request) {
    halt(request);
    request.canceled = true;
    delete(request);
  }

  private void delete(MoveRequest request) {
    Map<Mailbox, MoveRequest> kept = items.get(request.order.queue());
    if (kept != null) {
      kept.remove(request.order.mailbox(), request);
    }
  }

  // ---------------------------------------------------------------- faults

  /** Moves the active copy to another server; what was at work there pauses for the gap. */
  public void failOver(Database database, Duration gap) {
    database.activateNextCopy();
    database.mount(false);
    Duration blind = gap.compareTo(DISMOUNTED_BY_FAILOVER) < 0 ? gap : DISMOUNTED_BY_FAILOVER;
    clock.after(blind, () -> mount(database));
    for (MoveRequest request : running(database)) {
      if (request.order.queue() == database) {
        interrupt(request, Detail.RELINQUISHED_MDB_FAILOVER, gap);
      } else {
        interrupt(request, Detail.TRANSIENT_FAILURE, OTHER_SIDE_RECOVERS);
      }
    }
  }

  /** Takes the database off line for this long. */
  public void dismount(Database database, Duration length) {
    database.mount(false);
    clock.after(length, () -> mount(database));
    for (MoveRequest request : running(database)) {
      interrupt(request, Detail.MDB_OFFLINE, SECOND_LOOK);
    }
  }

  /** Makes the request of this mailbox fail, or the next one that copies when none is named. */
  public void failOnce(Optional<Mailbox> mailbox, MoveFailure failure) {
    Optional<MoveRequest> running =
        mailbox.flatMap(
            each -> items(each).stream().filter(item -> item.active && !item.canceled).findFirst());
    running.ifPresentOrElse(
        request -> fail(request, failure),
        () -> plannedFailures.add(new Planned(mailbox, failure)));
  }

  private void mount(Database database) {
    database.mount(true);
    dispatch();
  }

  private List<MoveRequest> running(Database database) {
    return items.values().stream()
        .flatMap(each -> each.values().stream())
        .filter(MoveRequest::isRunning)
        .filter(each -> each.order.source() == database || each.order.target() == database)
        .toList();
  }

  private void interrupt(MoveRequest request, Detail detail, Duration length) {
    Instant now = clock.instant();
    request.plan++;
    request.stageLeft = request.leftOfStage(now);
    request.stageEndsAt = null;
    if (request.interruptedAt == null) {
      request.interruptedAt = now;
      request.waitsForLock = false;
    }
    enter(request, request.status, detail);
    later(request, length, () -> recover(request));
  }

  private void recover(MoveRequest request) {
    if (!everythingMounted(request.order)) {
      interrupt(request, Detail.MDB_OFFLINE, SECOND_LOOK);
      return;
    }
    runStage(request, request.stageLeft);
  }

  private static boolean everythingMounted(MoveOrder order) {
    return order.source().mounted() && order.target().mounted();
  }

  // ---------------------------------------------------------------- waiting for a place

  private void awaitPickUp(MoveRequest request) {
    Instant start = request.order.startAfter();
    Instant soon = clock.instant().plus(timings.pickUp());
    long plan = ++request.plan;
    clock.at(
        start != null && start.isAfter(soon) ? start : soon,
        () -> {
          if (request.plan == plan) {
            queue.add(request);
            dispatch();
          }
        });
  }

  private void dispatch() {
    for (MoveRequest request : queue.inOrder()) {
      if (queue.hasPlaceFor(request.order) && everythingMounted(request.order)) {
        queue.remove(request);
        queue.take(request.order);
        request.active = true;
        begin(request);
      }
    }
  }

  private void stopWorking(MoveRequest request) {
    queue.remove(request);
    endInterruption(request);
    if (request.active) {
      request.active = false;
      queue.giveBack(request.order);
      clock.after(Duration.ZERO, this::dispatch);
    }
  }

  private void halt(MoveRequest request) {
    request.plan++;
    request.stageLeft = request.leftOfStage(clock.instant());
    request.stageEndsAt = null;
    stopWorking(request);
  }

  // ---------------------------------------------------------------- working

  private void begin(MoveRequest request) {
    if (request.startedAt == null) {
      request.startedAt = clock.instant();
    }
    if (isHeldByAnother(request)) {
      if (request.interruptedAt == null) {
        request.interruptedAt = clock.instant();
        request.waitsForLock = true;
      }
      enter(request, RequestStatus.IN_PROGRESS, Detail.STALLED_DUE_TO_MAILBOX_LOCK);
      later(request, timings.lockRetry(), () -> begin(request));
    } else if (request.mailbox().home() != request.order.source()) {
      fail(request, MoveFailure.sourceGone());
    } else if (request.stage.isSeeding()) {
      boolean goesOn = !request.stageLeft.isZero();
      runStage(request, goesOn ? request.stageLeft : length(request));
    } else if (request.stage == Stage.SEEDED && request.delta && !mayComplete(request)) {
      request.delta = false;
      enter(request, RequestStatus.IN_PROGRESS, Detail.INCREMENTAL_SYNC);
      later(request, timings.incrementalSync(), () -> seeded(request));
    } else if (request.stage == Stage.SEEDED) {
      seeded(request);
    } else {
      request.stage = Stage.INCREMENTAL_SYNC;
      runStage(request, length(request));
    }
  }

  private boolean isHeldByAnother(MoveRequest request) {
    return items(request.mailbox()).stream()
        .anyMatch(other -> other != request && other.active && other.sequence < request.sequence);
  }

  private Duration length(MoveRequest request) {
    return timings.of(request.stage, request.mailbox().bytes());
  }

  private void runStage(MoveRequest request, Duration left) {
    endInterruption(request);
    request.plan++;
    request.stageLength = length(request);
    request.stageLeft = Duration.ZERO;
    request.stageEndsAt = clock.instant().plus(left);
    if (request.stage.isCompletion() && request.completionStartedAt == null) {
      request.completionStartedAt = clock.instant();
    }
    if (request.stage == Stage.FINALIZATION && request.finalSyncAt == null) {
      request.finalSyncAt = clock.instant();
    }
    later(request, left, () -> stageDone(request));
    if (request.stage == Stage.COPYING) {
      planFailures(request, left);
    }
    enter(
        request,
        request.stage.isCompletion()
            ? RequestStatus.COMPLETION_IN_PROGRESS
            : RequestStatus.IN_PROGRESS,
        request.stage.detail());
  }

  private void planFailures(MoveRequest request, Duration left) {
    for (Planned planned : List.copyOf(plannedFailures)) {
      if (planned.mailbox().isEmpty() || planned.mailbox().get() == request.mailbox()) {
        // Its own from now on, however often it is interrupted before it comes to failing.
        Planned own = new Planned(Optional.of(request.mailbox()), planned.failure());
        plannedFailures.set(plannedFailures.indexOf(planned), own);
        later(
            request,
            left.dividedBy(2),
            () -> {
              plannedFailures.remove(own);
              fail(request, own.failure());
            });
        return;
      }
    }
    Integer limit = request.wishes.badItemLimit();
    int bad = request.mailbox().badItems();
    if (limit != null && bad > limit) {
      later(
          request,
          left.dividedBy(2),
          () -> {
            Integer latest = request.wishes.badItemLimit();
            if (latest != null && bad > latest) {
              request.badItemsSeen = bad;
              fail(request, MoveFailure.tooManyBadItems(latest));
            }
          });
    }
  }

  private void stageDone(MoveRequest request) {
    request.stageEndsAt = null;
    switch (request.stage) {
      case INITIALIZING, CREATING_MAILBOX, CREATING_FOLDERS, CHECKPOINT, LOADING -> goOn(request);
      case COPYING -> {
        request.badItemsSeen = request.mailbox().badItems();
        request.stage = Stage.SEEDED;
        request.seededAt = clock.instant();
        seeded(request);
      }
      case INCREMENTAL_SYNC, FINALIZATION, DATA_REPLICATION_WAIT -> goOn(request);
      case AD_UPDATE -> switchOver(request);
      case CLEANUP -> finish(request);
      case SEEDED, DONE -> throw new IllegalStateException("nothing runs in " + request.stage);
    }
  }

  private void goOn(MoveRequest request) {
    request.stage = request.stage.next();
    runStage(request, length(request));
  }

  private boolean mayComplete(MoveRequest request) {
    if (!request.order.autoResume()) {
      return request.released
          || !(request.wishes.suspendWhenReady() || request.wishes.preventCompletion());
    }
    Instant time = request.wishes.completeAfter();
    return time == null || !time.isAfter(clock.instant());
  }

  private void seeded(MoveRequest request) {
    if (mayComplete(request)) {
      request.stage = Stage.INCREMENTAL_SYNC;
      runStage(request, length(request));
      return;
    }
    halt(request);
    request.stageLeft = Duration.ZERO;
    if (request.order.autoResume()) {
      enter(
          request,
          RequestStatus.SYNCED,
          request.detail == Detail.COPYING_MESSAGES
              ? Detail.INITIAL_SEEDING_COMPLETE
              : Detail.IDLE);
      awaitTimeToComplete(request);
    } else {
      request.suspendedAt = clock.instant();
      enter(request, RequestStatus.AUTO_SUSPENDED, Detail.AUTO_SUSPENDED);
    }
  }

  private void awaitTimeToComplete(MoveRequest request) {
    queue.remove(request);
    Instant now = clock.instant();
    Instant noticed = now.plus(timings.pickUp());
    Instant time = request.wishes.completeAfter();
    long plan = ++request.plan;
    clock.at(
        time == null || time.isBefore(noticed) ? noticed : time.plus(timings.pickUp()),
        () -> {
          if (request.plan == plan) {
            queue.add(request);
            dispatch();
          }
        });
    clock.after(
        timings.incrementalInterval(),
        () -> {
          if (request.plan == plan && !queue.contains(request)) {
            enter(request, RequestStatus.IN_PROGRESS, Detail.INCREMENTAL_SYNC);
            later(
                request,
                timings.incrementalSync(),
                () -> {
                  enter(request, RequestStatus.SYNCED, Detail.IDLE);
                  awaitTimeToComplete(request);
                });
          }
        });
  }

  private void switchOver(MoveRequest request) {
    MoveOrder order = request.order;
    if (!directories.bothReachable()) {
      interrupt(request, Detail.TRANSIENT_FAILURE, SECOND_LOOK);
      return;
    }
    Mailbox mailbox = order.mailbox();
    mailbox.liveIn(order.target());
    Organisation there = order.target().organisation();
    mailbox
        .in(there)
        .ifPresent(
            user ->
                directories.of(there).write(user, DirectoryEntries.becomesMailbox(order.target())));
    if (order.kind() != MoveKind.LOCAL) {
      Organisation left = order.source().organisation();
      mailbox
          .in(left)
          .ifPresent(
              user ->
                  directories
                      .of(left)
                      .write(
                          user,
                          DirectoryEntries.becomesMailUser(
                              user.alias() + "@" + routingDomain(order, there))));
    }
    goOn(request);
  }

  private static String routingDomain(MoveOrder order, Organisation there) {
    String domain = order.deliveryDomain();
    return domain == null ? there.domain() : domain;
  }

  private void finish(MoveRequest request) {
    halt(request);
    request.stage = Stage.DONE;
    request.completedAt = clock.instant();
    enter(request, RequestStatus.COMPLETED, Detail.COMPLETED);
  }

  private void fail(MoveRequest request, MoveFailure failure) {
    halt(request);
    request.failure = failure;
    request.failedAt = clock.instant();
    request.wishes = request.wishes.suspended(true);
    enter(request, RequestStatus.FAILED, Detail.ofFailure(failure.type()));
  }

  // ---------------------------------------------------------------- small things

  private void endInterruption(MoveRequest request) {
    if (request.interruptedAt != null) {
      Duration waited = Duration.between(request.interruptedAt, clock.instant());
      request.stalled = request.stalled.plus(waited);
      request.locked = request.waitsForLock ? request.locked.plus(waited) : request.locked;
      request.interruptedAt = null;
    }
  }

  private void enter(MoveRequest request, RequestStatus status, Detail detail) {
    boolean newStatus = request.status != status;
    request.status = status;
    request.detail = detail;
    touch(request);
    if (newStatus && !request.canceled && !request.orphaned) {
      directory(request.order).write(request.order.user(), MoveStamp.writeStatus(status.number()));
    }
    tellWatchers(request);
  }

  private void touch(MoveRequest request) {
    request.lastUpdate = clock.instant();
  }

  private void tellWatchers(MoveRequest request) {
    List.copyOf(watchers).forEach(each -> each.accept(request));
  }

  private void later(MoveRequest request, Duration delay, Runnable what) {
    long plan = request.plan;
    clock.after(
        delay,
        () -> {
          if (request.plan == plan) {
            what.run();
          }
        });
  }

  private PracticeDirectory directory(MoveOrder order) {
    return directories.of(order.organisation());
  }
}
