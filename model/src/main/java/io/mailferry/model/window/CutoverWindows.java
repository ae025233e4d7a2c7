package io.mailferry.model.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When mailboxes may switch. Windows that overlap or touch are one; blackouts are cut out of them;
 * and what is left is used when it is long enough.
 *
 * @param windows the windows; none for any time
 * @param blackouts the times without one
 * @param lastStart how long before an opening closes the last cutover may begin, because one takes
 *     its time (docs/exchange/completion.md#a-release-takes-minutes); at most a week
 * @param shortest how long an opening lasts at least; a shorter one is passed over; at most a week
 */
public record CutoverWindows(
    List<Window> windows,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Blackout> blackouts,
    Duration lastStart,
    Duration shortest) {
  /** Half an hour: the data guarantee of Exchange alone may take ten minutes. */
  public static final Duration USUAL_LAST_START = Duration.ofMinutes(30);

  /** An hour, so that half of it is left for cutovers. */
  public static final Duration USUAL_SHORTEST = Duration.ofHours(1);

  /** Longer than any cutover takes; counting weeks for a time beyond it would take for ever. */
  public static final Duration LONGEST_MARGIN = Duration.ofDays(7);

  /** Nearly always there is an opening in so much time; counting further takes longer. */
  private static final Duration NEAR = Duration.ofDays(40);

  /** Whatever is further away is taken for never. A leap day is once in four years. */
  public static final Duration FAR = Duration.ofDays(4 * 366);

  /** No windows and no blackouts. */
  public static final CutoverWindows ANY_TIME = new CutoverWindows(List.of(), List.of());

  /** The lists are copied. */
  public CutoverWindows {
    windows = List.copyOf(windows);
    blackouts = blackouts == null ? List.of() : List.copyOf(blackouts);
    if (isBeyond(lastStart) || isBeyond(shortest)) {
      throw new IllegalArgumentException("a margin of a window is between nothing and a week");
    }
  }

  /** These windows with the usual last start and length. */
  public CutoverWindows(List<Window> windows, List<Blackout> blackouts) {
    this(windows, blackouts, USUAL_LAST_START, USUAL_SHORTEST);
  }

  private static boolean isBeyond(Duration margin) {
    return margin.isNegative() || margin.compareTo(LONGEST_MARGIN) > 0;
  }

  /** Whether a cutover may begin at a moment. */
  public boolean letBegin(Instant now) {
    return next(now).filter(opening -> opening.has(now)).isPresent();
  }

  /**
   * The first opening in which a cutover may still begin: the one that is open, or the next.
   *
   * @return empty when there is none any more
   */
  public Optional<Opening> next(Instant now) {
    return upcoming(now, NEAR).findFirst().or(() -> upcoming(now, FAR).findFirst());
  }

  /** The openings in which a cutover may still begin, in their order, for so long ahead. */
  public Stream<Opening> upcoming(Instant now, Duration ahead) {
    return joined(now, now.plus(ahead)).stream()
        .flatMap(this::withoutBlackouts)
        .filter(opening -> opening.length().compareTo(shortest) >= 0)
        .filter(opening -> lastStart(opening).isAfter(opening.opens()))
        .filter(opening -> lastStart(opening).isAfter(now));
  }

  /** From when on no cutover begins any more in an opening. */
  public Instant lastStart(Opening opening) {
    return opening.closes().minus(lastStart);
  }

  /** What has just closed may be the beginning of a longer one. */
  private List<Opening> joined(Instant now, Instant until) {
    var since = now.minus(shortest);
    if (windows.isEmpty()) {
      return List.of(new Opening(since, until));
    }
    var joined = new ArrayList<Opening>();
    windows.stream()
        .flatMap(window -> window.openings(since, until))
        .sorted(Comparator.comparing(Opening::opens))
        .forEach(
            opening -> {
              var last = joined.isEmpty() ? null : joined.getLast();
              if (last == null || opening.opens().isAfter(last.closes())) {
                joined.add(opening);
              } else if (opening.closes().isAfter(last.closes())) {
                joined.set(joined.size() - 1, new Opening(last.opens(), opening.closes()));
              }
            });
    return joined;
  }

  private Stream<Opening> withoutBlackouts(Opening whole) {
    var left = Stream.of(whole);
    for (var blackout : blackouts) {
      left = left.flatMap(opening -> without(opening, blackout));
    }
    return left;
  }

  private static Stream<Opening> without(Opening opening, Blackout blackout) {
    var begins = blackout.begins();
    var ends = blackout.ends();
    if (!begins.isBefore(opening.closes()) || !ends.isAfter(opening.opens())) {
      return Stream.of(opening);
    }
    return Stream.concat(
        begins.isAfter(opening.opens())
            ? Stream.of(new Opening(opening.opens(), begins))
            : Stream.empty(),
        ends.isBefore(opening.closes())
            ? Stream.of(new Opening(ends, opening.closes()))
            : Stream.empty());
  }
}
