package io.mailferry.simulator.moves;

import io.mailferry.simulator.directory.Directories;
import io.mailferry.simulator.directory.DomainController;
import io.mailferry.simulator.moves.request.Mismatch;
import io.mailferry.simulator.moves.request.MoveFailure;
import io.mailferry.simulator.moves.request.MoveOrder;
import io.mailferry.simulator.moves.request.MoveSettings;
import io.mailferry.simulator.moves.request.RequestStatus;
import io.mailferry.simulator.moves.request.Stage;
import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.time.ServersClock;
import io.mailferry.simulator.time.SimulatedClock;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.Ids;
import io.mailferry.simulator.world.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Mailbox Replication Service of both organisations. It keeps the queue items and works them
 * off; the stamp on the user is a separate fact, of which it only writes the status.
 *
 * <p>This class says which phase a request goes on with; each phase is a class of its own: {@link
 * PickUp} (queued), {@link InitialSeeding} (copying), {@link ReadyToComplete}, {@link Completion},
 * {@link Failures}, {@link FarAccount}, {@link Interruptions}. What commands do to a request is in
 * {@link Submission}, {@link Suspension} and {@link Removal}.
 */
public final class MailboxReplication {
  private final SimulatedClock clock;
  private final ServersClock servers;
  private final MoveRequestQueues queues;
  private final StatusWriter status;
  private final PickUp pickUp;
  private final Failures failures;
  private final Stages stages;
  private final Interruptions interruptions;
  private final FarAccount farAccount;
  private final PlannedStalls stalls;
  private final IgnoredReleases ignored;
  private final Mismatches mismatches;
  private final InitialSeeding seeding;
  private final ReadyToComplete ready;
  private final Completion completion;
  private final Submission submission;
  private final Suspension suspension;
  private final Removal removal;

  /** A service with nothing to do yet. */
  public MailboxReplication(
      SimulatedClock clock,
      ServersClock servers,
      Ids ids,
      MoveTimings timings,
      Directories directories) {
    this.clock = clock;
    this.servers = servers;
    queues = new MoveRequestQueues(clock);
    var timer = new RequestTimer(clock);
    status = new StatusWriter(clock, directories);
    ignored = new IgnoredReleases(clock);
    mismatches = new Mismatches(clock);
    pickUp = new PickUp(clock, timer, timings, ignored, this::work);
    failures = new Failures(clock, timer, status, queues, pickUp);
    farAccount = new FarAccount(clock, queues, failures);
    stages = new Stages(clock, timer, timings, status, failures, this::stageEnded);
    interruptions = new Interruptions(clock, timer, timings, status, queues, pickUp, stages);
    stalls = new PlannedStalls(clock, status, queues, interruptions);
    seeding = new InitialSeeding(clock, stages);
    completion = new Completion(clock, directories, status, pickUp, stages, interruptions);
    ready =
        new ReadyToComplete(clock, servers, timer, timings, status, pickUp, ignored, completion);
    submission = new Submission(clock, ids, directories, status, queues, pickUp, ready);
    suspension = new Suspension(clock, status, pickUp);
    removal = new Removal(timer, timings, directories, status, queues, pickUp);
  }

  /** Tells this one whenever the state of a request changes. */
  public void watch(Consumer<MoveRequest> watcher) {
    status.watch(watcher);
  }

  // ---------------------------------------------------------------- the work

  /** Where a request that has got its places begins or goes on. */
  private void work(MoveRequest request) {
    if (request.startedAt == null) {
      request.startedAt = clock.instant();
    }
    if (interruptions.reachesNobody(request)) {
      interruptions.untilProxyAnswers(request, () -> work(request));
    } else if (!farAccount.letsIn(request)) {
      failures.fail(request, FarAccount.failure(request));
    } else if (queues.isHeldByAnother(request)) {
      interruptions.untilLockIsFree(request, () -> work(request));
    } else if (request.mailbox().home() != request.order.source()) {
      failures.fail(request, MoveFailure.sourceGone());
    } else if (request.stage.isSeeding()) {
      seeding.goOn(request);
    } else if (request.stage == Stage.SEEDED) {
      ready.goOn(request);
    } else {
      completion.begin(request);
    }
  }

  private void stageEnded(MoveRequest request) {
    switch (request.stage) {
      case INITIALIZING, CREATING_MAILBOX, CREATING_FOLDERS, CHECKPOINT, LOADING ->
          stages.runNext(request);
      case COPYING -> {
        seeding.end(request);
        ready.completeOrWait(request);
      }
      case INCREMENTAL_SYNC, FINALIZATION, DATA_REPLICATION_WAIT -> stages.runNext(request);
      case AD_UPDATE -> completion.switchOver(request);
      case CLEANUP -> completion.finish(request);
      case SEEDED, DONE -> throw new IllegalStateException("nothing runs in " + request.stage);
    }
  }

  // ---------------------------------------------------------------- reading

  /** The queue items kept in this database. */
  public List<MoveRequest> items(Database database) {
    return queues.in(database);
  }

  /** The queue item of this mailbox in this database. */
  public Optional<MoveRequest> item(Database database, Mailbox mailbox) {
    return queues.in(database, mailbox);
  }

  /** Every queue item of this mailbox, in whatever database. */
  public List<MoveRequest> items(Mailbox mailbox) {
    return queues.of(mailbox);
  }

  /** Every queue item there is. */
  public List<MoveRequest> items() {
    return queues.all();
  }

  /** A request's properties as they are now. */
  public Map<String, @Nullable Object> statistics(MoveRequest request) {
    var position =
        request.status == RequestStatus.QUEUED ? pickUp.position(request) : OptionalInt.empty();
    var told =
        MoveStatistics.of(request, clock.instant(), servers::shown, position, pickUp.queueLength());
    mismatches.tell(request, told);
    return told;
  }

  /** What else Exchange tells of a request, names of people among it. */
  public Map<String, @Nullable Object> details(MoveRequest request) {
    return MoveDetails.of(request, clock.instant());
  }

  // ---------------------------------------------------------------- commands

  /** Queues a new request and stamps the user on this controller. */
  public MoveRequest submit(MoveOrder order, MoveSettings settings, DomainController on) {
    return submission.submit(order, settings, on);
  }

  /** Changes what may be changed on a live request. */
  public void change(MoveRequest request, MoveSettings settings, DomainController on) {
    submission.change(request, settings, on);
  }

  /** Gives a request the credential of now for the other forest. */
  public void renewCredential(MoveRequest request) {
    farAccount.renew(request);
  }

  /** Lets a parked request go on; nothing happens to one that is not parked. */
  public void resume(MoveRequest request, boolean stopAgain) {
    suspension.resume(request, stopAgain);
  }

  /** Stops a request until it is resumed; the comment, if there is one, is its message. */
  public void suspend(MoveRequest request, Optional<String> comment) {
    suspension.suspend(request, comment);
  }

  /** Takes a request back: the stamp goes at once, the queue item a little later. */
  public void cancel(MoveRequest request, DomainController on) {
    removal.cancel(request, on);
  }

  /** Clears a finished request, stamp and queue item, at once. */
  public void clear(MoveRequest request, DomainController on) {
    removal.clear(request, on);
  }

  /** Takes a completed request off both, and its mailbox with it. */
  public void destroy(MoveRequest request, DomainController on) {
    removal.destroy(request, on);
  }

  /** Leaves a queue item behind whose stamp is gone: it stays where it is, and blocks its queue. */
  public void orphan(MoveRequest request) {
    removal.orphan(request);
  }

  /** Deletes a queue item and leaves the stamp alone. */
  public void deleteItem(MoveRequest request) {
    removal.deleteItem(request);
  }

  // ---------------------------------------------------------------- faults

  /** Moves the active copy to another server; what was at work there pauses for the gap. */
  public void failOver(Database database, Duration gap) {
    interruptions.failOver(database, gap);
  }

  /**
   * Moves the active copy to a server that has not got the last changes of its queue.
   *
   * @param lost how far back they go
   */
  public void failOverWithLoss(Database database, Duration gap, Duration lost) {
    var since = clock.instant().minus(lost);
    queues.madeSince(database, since).forEach(removal::lose);
    queues.takenAwaySince(database, since).forEach(removal::bringBack);
    interruptions.failOver(database, gap);
  }

  /** Takes the database off line for this long. */
  public void dismount(Database database, Duration length) {
    interruptions.dismount(database, length);
  }

  /** Nobody works on requests for this long; they stay as they are. */
  public void stopService(Duration length) {
    interruptions.stopService(length);
  }

  /** No MRS proxy answers for this long. */
  public void takeProxiesAway(Duration length) {
    interruptions.takeProxiesAway(length);
  }

  /**
   * The account by which requests reach the other forest is not let in any more.
   *
   * @param length for how long; null until a request is given another credential
   */
  public void expireFarCredential(@Nullable Duration length) {
    farAccount.expire(length);
  }

  /** Whether the other forest lets the account of new requests in. */
  public boolean letsNewOnesIn() {
    return farAccount.letsNewOnesIn();
  }

  /** Whether somebody works on requests, and takes new ones. */
  public boolean serviceRuns() {
    return interruptions.serviceRuns();
  }

  /** Whether the MRS proxies answer. */
  public boolean proxiesAnswer() {
    return interruptions.proxiesAnswer();
  }

  /**
   * Makes the request of this mailbox fail, or one that copies, or the next, when none is named.
   */
  public void failOnce(Optional<Mailbox> mailbox, MoveFailure failure) {
    failures.failOnce(mailbox, failure);
  }

  /**
   * Lets the request of this mailbox stall, or one that copies, or the next, when none is named.
   */
  public void stall(Optional<Mailbox> mailbox, StatusDetail detail, Duration length) {
    stalls.stall(mailbox, detail, length);
  }

  /** Shows the requests of this mailbox as not valid, for this long. */
  public void mismatch(Mailbox mailbox, Mismatch mismatch, Duration length) {
    mismatches.show(mailbox, mismatch, length);
  }

  /** Takes up no release of this mailbox, or of any when none is named, for this long. */
  public void ignoreRelease(Optional<Mailbox> mailbox, Duration length) {
    ignored.ignore(mailbox, length);
  }
}
