package io.mailferry.activities.monitor;

import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.monitor.RunningMigrations.Listed;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.Route;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.move.RequestStatus;
import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.model.slot.SlotLimits;
import io.mailferry.model.slot.SlotRound;
import io.mailferry.workflows.mailbox.WantedSlot;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the slots of an organisation. A slot is taken by a request at work that Exchange shows,
 * whoever made it, or was given a moment ago; nothing else is remembered, so that none can be lost
 * with whoever had it (docs/decisions/0026-slots-are-given-by-whoever-counts.md).
 */
final class SlotGiver {
  /** A turn that was taken in its last moment shows so much later. */
  private static final Duration TO_SHOW = Duration.ofMinutes(5);

  /** Who was told is told again after this, because a word can be lost with Temporal. */
  private static final Duration BETWEEN_WORDS = Duration.ofMinutes(3);

  private final SlotLimits limits;
  private final Map<String, Listed> running;
  private final boolean listed;
  private final BiConsumer<MailboxGuid, SlotGrant> tell;
  private final Map<String, List<Place>> queues = new TreeMap<>();
  private final Map<String, SeenSlots.Given> given;

  /**
   * @param before what the pass before knew
   * @param running the migrations that run, by mailbox; empty when Temporal lists nothing just now,
   *     and then nothing is given
   * @param tell is told whose turn it is
   */
  SlotGiver(
      SlotLimits limits,
      SeenSlots before,
      Optional<Map<String, Listed>> running,
      BiConsumer<MailboxGuid, SlotGrant> tell) {
    this.limits = limits;
    this.running = running.orElse(Map.of());
    this.listed = running.isPresent();
    this.tell = tell;
    this.queues.putAll(before.queues());
    this.given = new TreeMap<>(before.given());
  }

  /** The databases in whose queues requests lie, or will, of those who wait. */
  Set<String> waitedFor() {
    var databases = new TreeSet<String>();
    running.values().stream()
        .filter(each -> is(each, Phase.WAITING_TO_COPY) || is(each, Phase.WAITING_TO_SWITCH))
        .map(SlotGiver::queue)
        .flatMap(Optional::stream)
        .forEach(databases::add);
    return databases;
  }

  private static Optional<String> queue(Listed migration) {
    return Optional.ofNullable(migration.wanted()).map(WantedSlot::queue);
  }

  /** This is all that a queue holds, whoever created it. */
  void queueHolds(String queue, List<QueuedMove> moves) {
    if (limits.any()) {
      queues.put(queue, moves.stream().flatMap(move -> atWork(queue, move)).toList());
    }
  }

  /** Nobody knows what is at work in a queue any more. */
  void cannotRead(String queue) {
    queues.remove(queue);
  }

  /** These are all the queues that are read; what lay in another one is past. */
  void queuesAre(Set<String> databases) {
    queues.keySet().retainAll(databases);
  }

  private static Stream<Place> atWork(String queue, QueuedMove move) {
    var item = move.item();
    var kind = kind(item.status());
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
   * Gives what is free.
   *
   * @param states the status of every request of ours, by mailbox
   */
  void give(Map<String, String> states, Instant now) {
    if (!listed) {
      return;
    }
    given.values().removeIf(each -> isOver(each, states, now));
    var next =
        SlotRound.give(
            limits,
            List.copyOf(taken(states).values()),
            waiting().filter(place -> !isGiven(place)).filter(this::isCounted).toList());
    next.forEach(place -> tell(place, SlotGrant.from(place.kind(), now), now));
  }

  /** Whoever could not be told holds the place all the same, and is told in the next pass. */
  private void tell(Place place, SlotGrant grant, Instant now) {
    given.put(place.mailbox(), new SeenSlots.Given(place, grant, now));
    try {
      tell.accept(MailboxGuid.of(place.mailbox()), grant);
    } catch (WorkflowServiceException _) {
      given.put(place.mailbox(), new SeenSlots.Given(place, grant, Instant.EPOCH));
    }
  }

  private boolean isGiven(Place place) {
    var before = given.get(place.mailbox());
    return before != null && before.place().kind() == place.kind();
  }

  /** Whether it shows, or cannot be taken any more. */
  private boolean isOver(SeenSlots.Given each, Map<String, String> states, Instant now) {
    var place = each.place();
    return !running.containsKey(place.mailbox())
        || !now.isBefore(each.grant().until().plus(TO_SHOW))
        || (isPast(place.kind(), status(states, place.mailbox())) && !waitsStill(place));
  }

  /** What lies in a queue may be left of a move before. */
  private boolean waitsStill(Place place) {
    var migration = running.get(place.mailbox());
    return migration != null
        && is(
            migration,
            switch (place.kind()) {
              case COPY -> Phase.WAITING_TO_COPY;
              case CUTOVER -> Phase.WAITING_TO_SWITCH;
            });
  }

  private static boolean isPast(SlotKind kind, @Nullable RequestStatus status) {
    return switch (status) {
      case null -> false;
      case COMPLETED, COMPLETED_WITH_WARNING -> true;
      case SYNCED, AUTO_SUSPENDED, COMPLETION_IN_PROGRESS -> kind == SlotKind.COPY;
      case NONE, QUEUED, IN_PROGRESS, SUSPENDED, FAILED, UNRECOGNISED -> false;
    };
  }

  private Map<String, Place> taken(Map<String, String> states) {
    var taken = new TreeMap<String, Place>();
    queues.values().forEach(all -> all.forEach(place -> taken.put(place.mailbox(), place)));
    running.forEach((mailbox, migration) -> correct(taken, states, mailbox, migration));
    given.forEach((mailbox, each) -> taken.putIfAbsent(mailbox, each.place()));
    return taken;
  }

  /** A queue may have been read a while ago; of an adopted request it alone tells. */
  private static void correct(
      Map<String, Place> taken, Map<String, String> states, String mailbox, Listed migration) {
    var status = status(states, mailbox);
    var read = taken.get(mailbox);
    var kind = kind(migration, status);
    if (kind != null) {
      taken.put(mailbox, place(kind, mailbox, migration, read));
    } else if (status != null) {
      taken.remove(mailbox);
    }
  }

  private static @Nullable SlotKind kind(Listed migration, @Nullable RequestStatus status) {
    if (is(migration, Phase.CUTTING_OVER)) {
      return isPast(SlotKind.CUTOVER, status)
              || status == RequestStatus.FAILED
              || status == RequestStatus.SUSPENDED
          ? null
          : SlotKind.CUTOVER;
    }
    return status == null ? null : kind(status);
  }

  /** What Exchange tells of its databases goes before what was wanted. */
  private static Place place(
      SlotKind kind, String mailbox, Listed migration, @Nullable Place read) {
    var wanted = migration.wanted();
    return read == null
        ? new Place(
            kind,
            mailbox,
            wanted == null ? null : wanted.target(),
            wanted == null ? null : wanted.source(),
            migration.wave())
        : new Place(kind, mailbox, read.target(), read.source(), migration.wave());
  }

  private static @Nullable RequestStatus status(Map<String, String> states, String mailbox) {
    var status = states.get(mailbox);
    return status == null ? null : RequestStatus.valueOf(status);
  }

  /** Who waits, those first that have waited longest. */
  private Stream<Place> waiting() {
    return running.entrySet().stream()
        .sorted(
            Map.Entry.<String, Listed>comparingByValue(Comparator.comparing(Listed::since))
                .thenComparing(Map.Entry.comparingByKey()))
        .flatMap(
            each ->
                is(each.getValue(), Phase.WAITING_TO_COPY)
                    ? Stream.of(place(SlotKind.COPY, each.getKey(), each.getValue(), null))
                    : is(each.getValue(), Phase.WAITING_TO_SWITCH)
                        ? Stream.of(place(SlotKind.CUTOVER, each.getKey(), each.getValue(), null))
                        : Stream.empty());
  }

  private static boolean is(Listed migration, Phase phase) {
    return phase.words().equals(migration.phase());
  }

  /** Whether it is known what others do in its database. */
  private boolean isCounted(Place place) {
    return !limits.of(place.kind()).any()
        || queue(Objects.requireNonNull(running.get(place.mailbox())))
            .filter(this::isRead)
            .isPresent();
  }

  private boolean isRead(String database) {
    return queues.keySet().stream().anyMatch(queue -> queue.equalsIgnoreCase(database));
  }

  /** Once in a pass, while the list is fresh. */
  void remindThoseWhoStillWait(Instant now) {
    for (var place : waiting().toList()) {
      var before = given.get(place.mailbox());
      if (before != null
          && before.place().kind() == place.kind()
          && before.grant().holds(now)
          && !now.isBefore(before.told().plus(BETWEEN_WORDS))) {
        tell(before.place(), before.grant(), now);
      }
    }
  }

  /** Whether it is known who waits. */
  boolean knowsWhoWaits() {
    return listed || !limits.any();
  }

  /** Why nobody, or somebody, is given nothing whatever is free; empty when that is not so. */
  private String trouble() {
    if (!limits.any()) {
      return "";
    }
    if (!listed) {
      return "; nobody is given a slot, because Temporal lists no workflows";
    }
    var unread = waitedFor().stream().filter(each -> !isRead(each)).toList();
    return unread.isEmpty()
        ? ""
        : "; nobody is given a slot while the queue of "
            + String.join(", ", unread)
            + " cannot be read";
  }

  /** What the next pass goes on from. */
  SeenSlots seen() {
    return new SeenSlots(Map.copyOf(queues), Map.copyOf(given), trouble());
  }
}
