package io.mailferry.activities.monitor;

import io.mailferry.activities.Organisation;
import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.exchange.Exchange.StampedMove;
import io.mailferry.activities.fault.Fault;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.WaveName;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over all requests of ours: the stamps, which cost one read; the quick queues; of what
 * lies in the others some requests on their own; at last one slow queue, if one is due. What is
 * found is told at once, queue by queue (decision 20).
 */
final class MonitorPass {
  /** So long a pass reads quick queues, and as long again single requests, by Exchange's clock. */
  private static final Duration BUDGET = QueuePace.SLOW;

  private final Organisation organisation;
  private final KnownMoves known;
  private final SeenBrakes brakes;
  private final MigrationHints hints;
  private final MoveProgress progress;
  private final Drift drift;
  private final SlotGiver slots;
  private final Set<String> knownBefore;
  private final Consumer<Seen> beat;
  private final Map<String, QueuePace> paces;
  private final Set<String> tried = new HashSet<>();
  private final int idlePasses;
  private final SeenFar far;
  private String askedLast;

  /**
   * @param before what the passes before saw
   * @param hints is told what migrations should hear
   * @param progress is told of every request that was read
   * @param drift is told of every request that was seen, whoever created it
   * @param slots is told of every queue, and gives what is free in the end
   * @param beat is told what was seen, whenever that has grown
   */
  MonitorPass(
      Organisation organisation,
      Seen before,
      MigrationHints hints,
      MoveProgress progress,
      Drift drift,
      SlotGiver slots,
      Consumer<Seen> beat) {
    this.organisation = organisation;
    this.known =
        new KnownMoves(before, (mailbox, status) -> hints.tell(MailboxGuid.of(mailbox), status));
    this.brakes = new SeenBrakes(before.brakes());
    this.hints = hints;
    this.progress = progress;
    this.drift = drift;
    this.slots = slots;
    this.knownBefore = before.states().keySet();
    this.beat = beat;
    this.paces = new TreeMap<>(before.queues());
    this.idlePasses = before.idlePasses();
    this.far = before.far();
    this.askedLast = before.askedLast();
  }

  /** What is known after it. */
  Seen run() {
    var stamped = organisation.exchange().requestsOfBatch(WaveName.everyBatch(), null);
    drift.stampsAre(stamped);
    known.stampsAre(statuses(stamped, StampedMove::mailbox, StampedMove::status));
    var more = new TreeSet<>(known.queuesWithoutStamps());
    more.addAll(slots.waitedFor());
    var watched = WatchedQueues.of(stamped, more, organisation.directory());
    known.queuesAre(watched.names());
    tellByStamps(watched.queues().stream().filter(queue -> !isQuick(queue)));
    known.tellByStamps(watched.elsewhere());

    var unread = readQuickOnes(watched);
    tellByStamps(unread.stream());
    known.tellOfTheLost();
    slots.remindThoseWhoStillWait(now());
    slots.give(known.states(), now());
    beat.accept(seen());

    askForSome(unread.stream().filter(queue -> !isQuick(queue)), watched.controller());
    readOneSlowOne(unread, watched);
    known.tellOfTheLost();
    paces.keySet().retainAll(watched.names());
    slots.queuesAre(watched.names());
    drift.findOut(watched.names(), knownBefore, now());
    slots.give(known.states(), now());
    return seen();
  }

  /** A mailbox may be there twice, with an orphan of a move before; the last one counts. */
  private static <T> Map<String, RequestStatus> statuses(
      List<T> moves, Function<T, MailboxGuid> mailbox, Function<T, RequestStatus> status) {
    return moves.stream()
        .collect(
            Collectors.toMap(
                move -> mailbox.apply(move).toString(), status, (_, last) -> last, TreeMap::new));
  }

  // ------------------------------------------------------------------ queues

  private List<WatchedQueue> longestUnreadFirst(WatchedQueues watched) {
    return watched.queues().stream()
        .sorted(Comparator.comparing(queue -> pace(queue).begun()))
        .toList();
  }

  /** Reads those that are due while the time lasts, as long as they took the last time. */
  private List<WatchedQueue> readQuickOnes(WatchedQueues watched) {
    var end = now().plus(BUDGET);
    return longestUnreadFirst(watched).stream()
        .filter(
            queue ->
                !(isDue(queue)
                    && !now().plus(pace(queue).took()).isAfter(end)
                    && read(queue, watched)))
        .toList();
  }

  /** Unless one turned out to be slow already. */
  private void readOneSlowOne(List<WatchedQueue> queues, WatchedQueues watched) {
    if (paces.entrySet().stream()
        .noneMatch(pace -> tried.contains(pace.getKey()) && pace.getValue().isSlow())) {
      queues.stream()
          .filter(queue -> isDue(queue) && !tried.contains(queue.name()))
          .findFirst()
          .ifPresent(queue -> read(queue, watched));
    }
  }

  private QueuePace pace(WatchedQueue queue) {
    return paces.getOrDefault(queue.name(), QueuePace.UNKNOWN);
  }

  private boolean isDue(WatchedQueue queue) {
    return pace(queue).due(now());
  }

  private boolean isQuick(WatchedQueue queue) {
    return paces.containsKey(queue.name()) && !pace(queue).isSlow();
  }

  /** A queue that cannot be read just now hides nothing: the stamps still tell the state. */
  private boolean read(WatchedQueue queue, WatchedQueues watched) {
    var begun = now();
    tried.add(queue.name());
    try {
      var all = organisation.exchange().queueOf(queue.database());
      drift.queueHolds(queue.name(), all);
      slots.queueHolds(queue.name(), all, now());
      var items =
          all.stream()
              .filter(MonitorPass::isOurs)
              .filter(move -> !watched.isElsewhere(move.mailbox().toString(), queue))
              .toList();
      progress.note(items, now());
      known.queueHolds(
          queue.name(), statuses(items, QueuedMove::mailbox, move -> move.item().status()));
      items.forEach(this::compareBrake);
      return true;
    } catch (Fault _) {
      slots.cannotRead(queue.name());
      return false;
    } finally {
      paces.put(queue.name(), new QueuePace(begun, Duration.between(begun, now())));
      beat.accept(seen());
    }
  }

  /**
   * A request whose brake somebody took off would complete before it may: its migration looks at
   * once, and puts the brake back where its plan wants one.
   */
  private void compareBrake(QueuedMove move) {
    var mailbox = move.mailbox().toString();
    if (!canComplete(move.item().status())) {
      brakes.forget(mailbox);
      return;
    }
    if (brakes.isLooserNow(mailbox, move.item())) {
      if (known.wasTold(mailbox)) {
        // It may have looked before the brake was gone; the next pass tells it then.
        return;
      }
      hints.tellOfBrake(move.mailbox(), move.item().status());
    }
    brakes.isKnown(mailbox, move.item());
  }

  /** Whether it will complete by itself, and has not begun to. */
  private static boolean canComplete(RequestStatus status) {
    return switch (status) {
      case QUEUED, IN_PROGRESS, SYNCED, SUSPENDED -> true;
      case NONE,
          AUTO_SUSPENDED,
          COMPLETION_IN_PROGRESS,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          FAILED,
          UNRECOGNISED ->
          false;
    };
  }

  private static boolean isOurs(QueuedMove move) {
    var batch = move.item().batchName();
    return batch != null && WaveName.marksOurs(batch);
  }

  private void tellByStamps(Stream<WatchedQueue> queues) {
    queues.forEach(queue -> known.tellByStamps(queue.mailboxes()));
  }

  // ------------------------------------------------------------------ single requests

  /** In turn, because there may be more of them than a pass has time for. */
  private void askForSome(Stream<WatchedQueue> queues, @Nullable String controller) {
    var end = now().plus(BUDGET);
    var all = queues.flatMap(queue -> queue.mailboxes().stream()).sorted().toList();
    var turn = askedLast;
    var inTurn =
        Stream.concat(
            all.stream().filter(mailbox -> mailbox.compareTo(turn) > 0),
            all.stream().filter(mailbox -> mailbox.compareTo(turn) <= 0));
    for (var mailbox : inTurn.filter(known::isWorthAsking).toList()) {
      if (now().isAfter(end)) {
        return;
      }
      // Before: one that cannot be read must not keep the others from their turn.
      askedLast = mailbox;
      if (!askFor(MailboxGuid.of(mailbox), controller)) {
        return;
      }
    }
  }

  /** Whether others can be asked for. What is not there shows in its stamp, or in its queue. */
  private boolean askFor(MailboxGuid mailbox, @Nullable String controller) {
    try {
      if (organisation.exchange().requestOf(mailbox, controller) instanceof QueueItem.Present item
          && isOurs(new QueuedMove(mailbox, item))) {
        progress.note(List.of(new QueuedMove(mailbox, item)), now());
        known.isNow(mailbox.toString(), item.status());
        compareBrake(new QueuedMove(mailbox, item));
      }
      return true;
    } catch (Fault.Away _) {
      return false;
    } catch (Fault fault) {
      return !fault.isForWantOfASession();
    }
  }

  // ------------------------------------------------------------------ what was seen

  /** A pass that could not find out who waits has found out nothing. */
  private int idle() {
    if (known.number() > 0 || !slots.waitedFor().isEmpty()) {
      return 0;
    }
    return slots.knowsWhoWaits() ? idlePasses + 1 : idlePasses;
  }

  private Instant now() {
    return organisation.clock().instant();
  }

  private Seen seen() {
    return new Seen(
        known.states(),
        progress.postponedAmong(known.states().keySet()),
        idle(),
        known.otherStamps(),
        known.withoutStamp(),
        Map.copyOf(paces),
        askedLast,
        brakes.of(known.states().keySet()),
        drift.known(),
        drift.askedLast(),
        slots.seen(),
        far);
  }
}
