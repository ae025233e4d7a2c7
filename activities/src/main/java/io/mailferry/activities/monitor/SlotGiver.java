package io.mailferry.activities.monitor;

import io.mailferry.activities.exchange.Exchange.QueuedMove;
import io.mailferry.activities.monitor.RunningMigrations.Listed;
import io.mailferry.model.MailboxGuid;
import io.mailferry.model.decision.Phase;
import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.model.slot.SlotLimits;
import io.mailferry.model.slot.SlotRound;
import io.mailferry.workflows.mailbox.WantedSlot;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
  private final Instant listedAt;
  private final BiConsumer<MailboxGuid, SlotGrant> tell;
  private final PlacesTaken taken;
  private final Map<String, SeenSlots.Given> given;

  /**
   * @param before what the pass before knew
   * @param running the migrations that run, by mailbox; empty when Temporal lists nothing just now,
   *     and then nothing is given
   * @param listedAt when they were listed, by Exchange's clock
   * @param tell is told whose turn it is
   */
  SlotGiver(
      SlotLimits limits,
      SeenSlots before,
      Optional<Map<String, Listed>> running,
      Instant listedAt,
      BiConsumer<MailboxGuid, SlotGrant> tell) {
    this.limits = limits;
    this.running = running.orElse(Map.of());
    this.listed = running.isPresent();
    this.listedAt = listedAt;
    this.tell = tell;
    this.taken = new PlacesTaken(before.queues());
    this.given = new TreeMap<>(before.given());
  }

  /** The databases in whose queues requests lie, or will, of those who wait. */
  Set<String> waitedFor() {
    var databases = new TreeSet<String>();
    running.values().stream()
        .filter(each -> each.is(Phase.WAITING_TO_COPY) || each.is(Phase.WAITING_TO_SWITCH))
        .map(SlotGiver::queue)
        .flatMap(Optional::stream)
        .forEach(databases::add);
    return databases;
  }

  private static Optional<String> queue(Listed migration) {
    return Optional.ofNullable(migration.wanted()).map(WantedSlot::queue);
  }

  /** This is all that a queue holds now, whoever created it. */
  void queueHolds(String queue, List<QueuedMove> moves, Instant now) {
    if (limits.any()) {
      taken.queueHolds(queue, moves, now);
    }
  }

  /** Nobody knows what is at work in a queue any more. */
  void cannotRead(String queue) {
    taken.cannotRead(queue);
  }

  /** These are all the queues that are read; what lay in another one is past. */
  void queuesAre(Set<String> databases) {
    taken.queuesAre(databases);
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
    given.values().removeIf(each -> isOver(each, states));
    var next =
        SlotRound.give(
            limits,
            List.copyOf(allTaken(states)),
            waiting().filter(place -> !isGiven(place)).filter(this::isCounted).toList());
    next.forEach(place -> tell(place, SlotGrant.from(place.kind(), now), now));
  }

  private Collection<Place> allTaken(Map<String, String> states) {
    var all = taken.by(running, states);
    given.forEach((mailbox, each) -> all.putIfAbsent(mailbox, each.place()));
    return all.values();
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

  /**
   * Whether it shows, or cannot be taken any more. A pass may last, and the list is from its
   * beginning: who took a turn meanwhile is listed as waiting, or not yet as cutting over.
   */
  private boolean isOver(SeenSlots.Given each, Map<String, String> states) {
    var place = each.place();
    return !running.containsKey(place.mailbox())
        || !listedAt.isBefore(each.grant().until().plus(TO_SHOW))
        || (PlacesTaken.isPast(place.kind(), PlacesTaken.status(states, place.mailbox()))
            && !waitsStill(place));
  }

  /** What lies in a queue may be left of a move before. */
  private boolean waitsStill(Place place) {
    var migration = running.get(place.mailbox());
    return migration != null
        && migration.is(
            switch (place.kind()) {
              case COPY -> Phase.WAITING_TO_COPY;
              case CUTOVER -> Phase.WAITING_TO_SWITCH;
            });
  }

  /** Who waits, those first that have waited longest. */
  private Stream<Place> waiting() {
    return running.entrySet().stream()
        .sorted(
            Map.Entry.<String, Listed>comparingByValue(Comparator.comparing(Listed::since))
                .thenComparing(Map.Entry.comparingByKey()))
        .flatMap(
            each ->
                each.getValue().is(Phase.WAITING_TO_COPY)
                    ? Stream.of(each.getValue().place(SlotKind.COPY, each.getKey()))
                    : each.getValue().is(Phase.WAITING_TO_SWITCH)
                        ? Stream.of(each.getValue().place(SlotKind.CUTOVER, each.getKey()))
                        : Stream.empty());
  }

  /** Whether it is known what others do in its database. */
  private boolean isCounted(Place place) {
    return !limits.of(place.kind()).any()
        || queue(Objects.requireNonNull(running.get(place.mailbox())))
            .filter(taken::isRead)
            .isPresent();
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
    var unread = waitedFor().stream().filter(each -> !taken.isRead(each)).toList();
    return unread.isEmpty()
        ? ""
        : "; nobody is given a slot while the queue of "
            + String.join(", ", unread)
            + " cannot be read";
  }

  /** What the next pass goes on from. */
  SeenSlots seen() {
    return new SeenSlots(taken.queues(), Map.copyOf(given), trouble());
  }
}
