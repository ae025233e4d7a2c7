package io.mailferry.activities.monitor;

import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.monitor.RunningMigrations.Listed;
import io.mailferry.model.Route;
import io.mailferry.model.WaveName;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.QueueItem;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.workflows.mailbox.WantedSlot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which slots are taken, as Exchange shows it: in queues, by stamps, and by what was released. */
final class PlacesTaken {
  private final Map<String, List<Place>> queues;

  /**
   * @param before what was at work in each queue when it was last read
   */
  PlacesTaken(Map<String, List<Place>> before) {
    this.queues = new TreeMap<>(before);
  }

  /** This is all that a queue holds now, whoever created it. */
  void queueHolds(String queue, List<QueuedMove> moves, Instant now) {
    queues.put(queue, moves.stream().flatMap(move -> atWork(queue, move, now)).toList());
  }

  /** Nobody knows what is at work in a queue any more. */
  void cannotRead(String queue) {
    queues.remove(queue);
  }

  /** These are all the queues that are read; what lay in another one is past. */
  void queuesAre(Set<String> databases) {
    queues.keySet().retainAll(databases);
  }

  /** Whether it is known what is at work in a queue. */
  boolean isRead(String database) {
    return queues.keySet().stream().anyMatch(queue -> queue.equalsIgnoreCase(database));
  }

  /** What was at work in each queue when it was last read. */
  Map<String, List<Place>> queues() {
    return Map.copyOf(queues);
  }

  private static Stream<Place> atWork(String queue, QueuedMove move, Instant now) {
    var item = move.item();
    var kind = isReleased(item, now) ? SlotKind.CUTOVER : kind(item.status());
    var target = item.targetDatabase() == null ? queue : item.targetDatabase();
    var source = item.sourceDatabase();
    return kind == null
        ? Stream.empty()
        : Stream.of(
            new Place(
                kind,
                move.mailbox().toString(),
                item.route() == Route.PUSH ? WantedSlot.far(target) : target,
                source != null && item.route() == Route.PULL ? WantedSlot.far(source) : source,
                null));
  }

  /**
   * Whether a request of ours may switch at any moment, as soon as Exchange takes it up. What its
   * migration shows does not tell: the answer to a release may be lost, and others may release it.
   * Of other people's requests nobody would be told that Exchange never takes one up.
   */
  private static boolean isReleased(QueueItem.Present item, Instant now) {
    return item.status() == RequestStatus.SYNCED
        && item.batchName() != null
        && WaveName.marksOurs(item.batchName())
        && !item.suspendWhenReady()
        && item.completeAfter() != null
        && !item.completeAfter().isAfter(now);
  }

  private static @Nullable SlotKind kind(RequestStatus status) {
    return switch (status) {
      case QUEUED, IN_PROGRESS -> SlotKind.COPY;
      case COMPLETION_IN_PROGRESS -> SlotKind.CUTOVER;
      case NONE,
          SYNCED,
          AUTO_SUSPENDED,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          null;
    };
  }

  /**
   * Who has them, by mailbox.
   *
   * @param running the migrations that run, by mailbox
   * @param states the status of every request of ours, by mailbox
   */
  Map<String, Place> by(Map<String, Listed> running, Map<String, String> states) {
    var taken = new TreeMap<String, Place>();
    queues.values().forEach(all -> all.forEach(place -> taken.put(place.mailbox(), place)));
    running.forEach((mailbox, migration) -> correct(taken, states, mailbox, migration));
    return taken;
  }

  /** A queue may have been read a while ago; of an adopted request it alone tells. */
  private static void correct(
      Map<String, Place> taken, Map<String, String> states, String mailbox, Listed migration) {
    var status = status(states, mailbox);
    var read = taken.get(mailbox);
    var kind = kind(migration, status, read);
    if (kind != null) {
      taken.put(mailbox, place(kind, mailbox, migration, read));
    } else if (status != null) {
      taken.remove(mailbox);
    }
  }

  private static @Nullable SlotKind kind(
      Listed migration, @Nullable RequestStatus status, @Nullable Place read) {
    if (migration.is(Phase.CUTTING_OVER)) {
      return isPast(SlotKind.CUTOVER, status)
              || status == RequestStatus.FAILED
              || status == RequestStatus.SUSPENDED
          ? null
          : SlotKind.CUTOVER;
    }
    if (status == RequestStatus.SYNCED && read != null && read.kind() == SlotKind.CUTOVER) {
      // A stamp does not tell from when on the request may complete.
      return SlotKind.CUTOVER;
    }
    return status == null ? null : kind(status);
  }

  /** What Exchange tells of its databases goes before what was wanted. */
  private static Place place(
      SlotKind kind, String mailbox, Listed migration, @Nullable Place read) {
    return read == null
        ? migration.place(kind, mailbox)
        : new Place(kind, mailbox, read.target(), read.source(), migration.wave());
  }

  static @Nullable RequestStatus status(Map<String, String> states, String mailbox) {
    var status = states.get(mailbox);
    return status == null ? null : RequestStatus.valueOf(status);
  }

  /** Whether a request has done already what a slot is for. */
  static boolean isPast(SlotKind kind, @Nullable RequestStatus status) {
    return switch (status) {
      case null -> false;
      case COMPLETED, COMPLETED_WITH_WARNING -> true;
      case SYNCED, AUTO_SUSPENDED, COMPLETION_IN_PROGRESS -> kind == SlotKind.COPY;
      case NONE, QUEUED, IN_PROGRESS, SUSPENDED, FAILED, UNRECOGNISED -> false;
    };
  }
}
