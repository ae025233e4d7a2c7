package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.StatusDetail;
import io.mailferry.simulator.world.Database;
import io.mailferry.simulator.world.Mailbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The queue items, each in the database whose system mailbox keeps it. */
final class MoveRequestQueues {
  private record TakenAway(MoveRequest request, Instant at) {}

  private final InstantSource clock;
  private final Map<Database, Map<Mailbox, MoveRequest>> items = new LinkedHashMap<>();
  private final List<TakenAway> takenAway = new ArrayList<>();

  MoveRequestQueues(InstantSource clock) {
    this.clock = clock;
  }

  void add(MoveRequest request) {
    items
        .computeIfAbsent(request.order.queue(), _ -> new LinkedHashMap<>())
        .put(request.mailbox(), request);
  }

  /** Deletes this item; one that has taken its place in the meantime stays. */
  void delete(MoveRequest request) {
    var kept = items.get(request.order.queue());
    if (kept != null && kept.remove(request.mailbox(), request)) {
      takenAway.add(new TakenAway(request, clock.instant()));
    }
  }

  /** The items in this database of requests that were made since then. */
  List<MoveRequest> madeSince(Database database, Instant since) {
    return in(database).stream().filter(each -> each.queuedAt.isAfter(since)).toList();
  }

  /** The items of this database of earlier requests that were taken away since then. */
  List<MoveRequest> takenAwaySince(Database database, Instant since) {
    return takenAway.stream()
        .filter(each -> each.at().isAfter(since))
        .map(TakenAway::request)
        .filter(each -> each.order.queue() == database && !each.queuedAt.isAfter(since))
        .filter(each -> in(database, each.mailbox()).isEmpty())
        .toList();
  }

  List<MoveRequest> in(Database database) {
    return List.copyOf(items.getOrDefault(database, Map.of()).values());
  }

  Optional<MoveRequest> in(Database database, Mailbox mailbox) {
    return Optional.ofNullable(items.getOrDefault(database, Map.of()).get(mailbox));
  }

  List<MoveRequest> of(Mailbox mailbox) {
    return items.values().stream().map(each -> each.get(mailbox)).filter(Objects::nonNull).toList();
  }

  List<MoveRequest> all() {
    return items.values().stream().flatMap(each -> each.values().stream()).toList();
  }

  /** The requests that are copying or completing from or into this database. */
  List<MoveRequest> runningAt(Database database) {
    return all().stream()
        .filter(MoveRequest::isRunning)
        .filter(each -> each.order.source() == database || each.order.target() == database)
        .toList();
  }

  /**
   * The youngest request that is copying, if one is: of those at work longest many are strangers'.
   */
  Optional<MoveRequest> oneThatCopies() {
    return all().stream()
        .filter(each -> each.isRunning() && each.detail == StatusDetail.COPYING_MESSAGES)
        .max(Comparator.comparingLong(each -> each.sequence));
  }

  /** Whether an earlier request of the same mailbox is at work. */
  boolean isHeldByAnother(MoveRequest request) {
    return of(request.mailbox()).stream()
        .anyMatch(other -> other != request && other.active && other.sequence < request.sequence);
  }
}
