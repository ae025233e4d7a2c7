package io.mailferry.model.slot;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of giving slots: to whom, so that no limit is passed and no wave keeps another one
 * waiting. Who has the fewest comes next, and within a wave who has waited longest.
 */
public final class SlotRound {
  private final SlotLimits limits;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<String, Integer> ofWaves = new HashMap<>();

  private SlotRound(SlotLimits limits, List<Place> taken) {
    this.limits = limits;
    taken.forEach(this::take);
  }

  /**
   * Whose turn it is.
   *
   * @param taken the places that are taken, whoever has them
   * @param waiting those who wait, who has waited longest first
   * @return of those, in the order in which they are given their slots
   */
  public static List<Place> give(SlotLimits limits, List<Place> taken, List<Place> waiting) {
    var round = new SlotRound(limits, taken);
    var given = new ArrayList<Place>();
    for (var kind : SlotKind.values()) {
      given.addAll(round.given(waiting.stream().filter(place -> place.kind() == kind).toList()));
    }
    return given;
  }

  private List<Place> given(List<Place> waiting) {
    var given = new ArrayList<Place>();
    var lines = lines(waiting);
    for (var next = next(lines); next.isPresent(); next = next(lines)) {
      var place = next.get().removeFirst();
      // Nothing is given back in a round, so who does not fit now will not fit later.
      if (fits(place)) {
        take(place);
        given.add(place);
      }
    }
    return given;
  }

  private static List<Deque<Place>> lines(List<Place> waiting) {
    var lines = new LinkedHashMap<String, Deque<Place>>();
    waiting.forEach(
        place -> lines.computeIfAbsent(waveOf(place), _ -> new ArrayDeque<>()).addLast(place));
    return List.copyOf(lines.values());
  }

  private Optional<Deque<Place>> next(List<Deque<Place>> lines) {
    return lines.stream()
        .filter(line -> !line.isEmpty())
        .min(Comparator.comparing(line -> ofWaves.getOrDefault(waveKey(line.getFirst()), 0)));
  }

  private boolean fits(Place place) {
    var limit = limits.of(place.kind());
    return leaves(limit.inAll(), place.kind() + " in all")
        && leaves(limit.perTargetDatabase(), key(place.kind(), " into ", place.target()))
        && leaves(limit.perSourceDatabase(), key(place.kind(), " out of ", place.source()));
  }

  private boolean leaves(@Nullable Integer limit, @Nullable String where) {
    return limit == null || where == null || taken.getOrDefault(where, 0) < limit;
  }

  private void take(Place place) {
    count(place.kind() + " in all");
    count(key(place.kind(), " into ", place.target()));
    count(key(place.kind(), " out of ", place.source()));
    ofWaves.merge(waveKey(place), 1, Integer::sum);
  }

  private void count(@Nullable String where) {
    if (where != null) {
      taken.merge(where, 1, Integer::sum);
    }
  }

  private static @Nullable String key(SlotKind kind, String how, @Nullable String database) {
    return database == null ? null : kind + how + database.toLowerCase(Locale.ROOT);
  }

  private static String waveKey(Place place) {
    return place.kind() + " " + waveOf(place);
  }

  private static String waveOf(Place place) {
    return Objects.requireNonNullElse(place.wave(), "");
  }
}
