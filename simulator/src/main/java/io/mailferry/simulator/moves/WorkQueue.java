package io.mailferry.simulator.moves;

import io.mailferry.simulator.moves.request.MoveOrder;
import io.mailferry.simulator.world.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who waits for a place, and how many places of each database are taken. */
final class WorkQueue {
  private static final Comparator<MoveRequest> ORDER =
      Comparator.comparingInt((MoveRequest each) -> -each.order.priority())
          .thenComparingLong(each -> each.sequence);

  private final int places;
  private final TreeSet<MoveRequest> waiting = new TreeSet<>(ORDER);
  private final Map<Database, Integer> from = new HashMap<>();
  private final Map<Database, Integer> into = new HashMap<>();
  private @Nullable Map<MoveRequest, Integer> positions;

  WorkQueue(int places) {
    this.places = places;
  }

  void add(MoveRequest request) {
    waiting.add(request);
    positions = null;
  }

  void remove(MoveRequest request) {
    waiting.remove(request);
    positions = null;
  }

  boolean contains(MoveRequest request) {
    return waiting.contains(request);
  }

  int length() {
    return waiting.size();
  }

  List<MoveRequest> inOrder() {
    return new ArrayList<>(waiting);
  }

  OptionalInt position(MoveRequest request) {
    var known = positions;
    if (known == null) {
      known = new HashMap<>();
      for (var each : waiting) {
        known.put(each, known.size() + 1);
      }
      positions = known;
    }
    var position = known.get(request);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  boolean hasPlaceFor(MoveOrder order) {
    return from.getOrDefault(order.source(), 0) < places
        && into.getOrDefault(order.target(), 0) < places;
  }

  void take(MoveOrder order) {
    from.merge(order.source(), 1, Integer::sum);
    into.merge(order.target(), 1, Integer::sum);
  }

  void giveBack(MoveOrder order) {
    from.merge(order.source(), -1, Integer::sum);
    into.merge(order.target(), -1, Integer::sum);
  }
}
