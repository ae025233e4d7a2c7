package io.mailferry.activities.monitor;

import io.mailferry.model.move.RequestStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of every request of ours, and what of it is news to its migration. The directory
 * and the queues are read at different times: a queue tells the truth of its moment, a stamp counts
 * where it changed since the pass before.
 */
final class KnownMoves {
  private final Map<String, String> states;
  private final Map<String, String> stampsBefore;
  private final Map<String, String> stamps = new TreeMap<>();
  private final Map<String, String> withoutStamp;
  private final Set<String> lost = new TreeSet<>();
  private final Set<String> handled = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private final BiConsumer<String, RequestStatus> news;

  /**
   * @param seen what the pass before knew
   * @param news is told of each change that can change a decision, by mailbox
   */
  KnownMoves(Seen seen, BiConsumer<String, RequestStatus> news) {
    this.states = new TreeMap<>(seen.states());
    this.stampsBefore = new TreeMap<>(seen.states());
    this.stampsBefore.keySet().removeAll(seen.withoutStamp().keySet());
    this.stampsBefore.putAll(seen.stamps());
    this.withoutStamp = new TreeMap<>(seen.withoutStamp());
    this.news = news;
  }

  /** These are all the stamps; nobody is told yet. */
  void stampsAre(Map<String, RequestStatus> now) {
    now.forEach((mailbox, status) -> stamps.put(mailbox, status.name()));
    withoutStamp.keySet().removeAll(stamps.keySet());
    lost.addAll(states.keySet());
    lost.removeAll(stamps.keySet());
    lost.removeAll(withoutStamp.keySet());
  }

  /** These are all the queues that can be read; what lay in another one is nowhere any more. */
  void queuesAre(Set<String> databases) {
    withoutStamp
        .entrySet()
        .removeIf(each -> !databases.contains(each.getValue()) && lost.add(each.getKey()));
  }

  /** Tells by the stamps, for want of something better. */
  void tellByStamps(Collection<String> mailboxes) {
    handled.addAll(mailboxes);
    for (var mailbox : mailboxes) {
      var stamp = stamps.get(mailbox);
      if (stamp != null && !stamp.equals(stampsBefore.get(mailbox))) {
        becomes(mailbox, stamp);
      }
    }
  }

  /** A queue was read whole. */
  void queueHolds(String database, Map<String, RequestStatus> items) {
    withoutStamp
        .entrySet()
        .removeIf(
            each -> {
              var gone = each.getValue().equals(database) && !items.containsKey(each.getKey());
              if (gone) {
                lost.add(each.getKey());
              }
              return gone;
            });
    items.forEach(
        (mailbox, status) -> {
          if (!stamps.containsKey(mailbox)) {
            withoutStamp.put(mailbox, database);
            lost.remove(mailbox);
          }
          becomes(mailbox, status.name());
        });
  }

  /** One request was asked for and is there. */
  void isNow(String mailbox, RequestStatus status) {
    becomes(mailbox, status.name());
  }

  /** Tells of those that neither the directory nor a queue shows any more. */
  void tellOfTheLost() {
    for (var mailbox : lost) {
      states.remove(mailbox);
      news.accept(mailbox, RequestStatus.NONE);
    }
    lost.clear();
  }

  /**
   * Whether something may have happened to a request that its stamp does not show. A request that
   * waits for its cutover rests, and only its queue tells that somebody took its brake off.
   */
  boolean isWorthAsking(String mailbox) {
    var state = states.get(mailbox);
    return state == null || !rests(state) || state.equals(RequestStatus.SYNCED.name());
  }

  /** Of how many requests something is known. */
  int number() {
    return states.size();
  }

  Set<String> queuesWithoutStamps() {
    return new TreeSet<>(withoutStamp.values());
  }

  Map<String, String> states() {
    return Map.copyOf(states);
  }

  /**
   * The stamps that say something else than is known; of those that nobody was told of yet, what
   * they said before, so that a pass that ends early keeps no news to itself.
   */
  Map<String, String> otherStamps() {
    var others = new TreeMap<String, String>();
    stamps.forEach(
        (mailbox, now) -> {
          var stamp = handled.contains(mailbox) ? now : stampsBefore.get(mailbox);
          if (stamp != null && !stamp.equals(states.get(mailbox))) {
            others.put(mailbox, stamp);
          }
        });
    return others;
  }

  Map<String, String> withoutStamp() {
    return Map.copyOf(withoutStamp);
  }

  private void becomes(String mailbox, String now) {
    handled.add(mailbox);
    var before = states.put(mailbox, now);
    if (matters(before, now)) {
      told.add(mailbox);
      tell(mailbox, before, now);
    }
  }

  /** What could not be told is news in the next pass, too. */
  private void tell(String mailbox, @Nullable String before, String now) {
    try {
      news.accept(mailbox, RequestStatus.valueOf(now));
    } catch (RuntimeException notTold) {
      if (before == null) {
        states.remove(mailbox);
      } else {
        states.put(mailbox, before);
      }
      throw notTold;
    }
  }

  /**
   * Whether a change can change a decision. That a request is picked up, or completes, does not: a
   * migration only waits then, and each hint costs its history a few events.
   */
  private static boolean matters(@Nullable String before, String now) {
    return !now.equals(before)
        && (rests(now) || (before != null && rests(before) && !released(before, now)));
  }

  private static boolean rests(String status) {
    return switch (RequestStatus.valueOf(status)) {
      case NONE, QUEUED, IN_PROGRESS, COMPLETION_IN_PROGRESS -> false;
      case SYNCED,
          AUTO_SUSPENDED,
          COMPLETED,
          COMPLETED_WITH_WARNING,
          SUSPENDED,
          FAILED,
          UNRECOGNISED ->
          true;
    };
  }

  /**
   * A request that was synchronised goes on to its cutover, or to its next synchronisation. One
   * that suspended itself goes on only because somebody resumed it, perhaps while its cutover is
   * held.
   */
  private static boolean released(String before, String now) {
    return before.equals(RequestStatus.SYNCED.name()) && !rests(now);
  }

  /** Whether its migration has heard of it in this pass. */
  boolean wasTold(String mailbox) {
    return told.contains(mailbox);
  }
}
