package io.mailferry.activities.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailferry.model.MailboxGuid;
import io.mailferry.model.slot.Place;
import io.mailferry.model.slot.SlotGrant;
import io.mailferry.model.slot.SlotKind;
import io.mailferry.model.slot.SlotLimit;
import io.mailferry.model.slot.SlotLimits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Five thousand mailboxes wait for three databases. Six of a hundred come to grief, somebody else
 * moves twenty, and the limits are halved in the middle: there are never more at work than the
 * limits let, and what they let is used while somebody waits.
 */
class SlotsAtSizeTest {
  private static final int MAILBOXES = 5_000;
  private static final int OTHERS_BEGIN = 30;
  private static final int OTHERS_END = 70;
  private static final int HALVED = 75;
  private static final int OTHERS_BEGIN_AGAIN = 130;
  private static final int OTHERS_END_AGAIN = 170;
  private static final int OTHERS = 20;

  /** More than begin to wait while the first of them are listed, told and begin. */
  private static final int A_LINE = 60;

  private record Told(MailboxGuid mailbox, SlotGrant grant) {}

  private final Set<Told> toldBefore = new HashSet<>();
  private final PretendedMoves moves = new PretendedMoves(MAILBOXES);
  private final Map<SlotKind, Double> used = new EnumMap<>(SlotKind.class);
  private final Map<SlotKind, Double> allowed = new EnumMap<>(SlotKind.class);
  private SlotLimits limits =
      new SlotLimits(new SlotLimit(440, 340, 1_200), new SlotLimit(300, null, 800));
  private SeenSlots seen = SeenSlots.NONE;

  /** What there may be at most: what was begun, or given, before the limits were changed. */
  private Map<String, Integer> before = Map.of();

  @Test
  void theLimitsHoldAndAreUsed() {
    var minute = 0;
    while (!moves.isOver()) {
      assertThat(minute).as("minutes until all have moved").isLessThan(1_000);
      // What happened a moment ago is not listed yet.
      var listed = moves.listed();
      var listedAt = moves.now();
      moves.aMinutePasses();
      minute++;
      theWorldChanges(minute);
      look(minute);
      var told = new ArrayList<Told>();
      var giver =
          new SlotGiver(
              limits,
              seen,
              Optional.of(listed),
              listedAt,
              (mailbox, grant) -> {
                told.add(new Told(mailbox, grant));
                moves.tell(mailbox, grant);
              });
      for (var database : PretendedMoves.databases()) {
        giver.queueHolds(database, moves.queue(database), moves.now());
      }
      giver.remindThoseWhoStillWait(moves.now());
      giver.give(moves.states(), moves.now());
      seen = giver.seen();
      before = counted(true);
      allWhoWereToldFit(told, minute);
    }

    for (var kind : SlotKind.values()) {
      assertThat(share(kind)).as("of what may be used for %s", kind).isGreaterThan(0.95);
    }
  }

  private double share(SlotKind kind) {
    return used.getOrDefault(kind, 0.0) / allowed.getOrDefault(kind, 1.0);
  }

  /** A word that is said again gives nothing. */
  private void allWhoWereToldFit(List<Told> told, int minute) {
    for (var each : told) {
      if (toldBefore.add(each)) {
        counted(List.of(moves.place(each.mailbox(), each.grant().kind())))
            .keySet()
            .forEach(
                where ->
                    assertThat(before.getOrDefault(where, 0))
                        .as("%s given after %d minutes", where, minute)
                        .isLessThanOrEqualTo(limitOf(where)));
      }
    }
  }

  private void theWorldChanges(int minute) {
    switch (minute) {
      case OTHERS_BEGIN, OTHERS_BEGIN_AGAIN -> {
        moves.othersBegin(OTHERS);
        before = counted(true);
      }
      case OTHERS_END, OTHERS_END_AGAIN -> moves.othersEnd();
      case HALVED -> limits = new SlotLimits(halved(limits.copying()), halved(limits.switching()));
      default -> {}
    }
  }

  private static SlotLimit halved(SlotLimit limit) {
    return new SlotLimit(
        half(limit.perTargetDatabase()), half(limit.perSourceDatabase()), half(limit.inAll()));
  }

  private static @Nullable Integer half(@Nullable Integer limit) {
    return limit == null ? null : Integer.valueOf(limit / 2);
  }

  /** At each minute. */
  private void look(int minute) {
    var atWork = counted(false);
    atWork.forEach(
        (where, number) ->
            assertThat(number)
                .as("%s after %d minutes", where, minute)
                .isLessThanOrEqualTo(Math.max(limitOf(where), before.getOrDefault(where, 0))));
    for (var kind : SlotKind.values()) {
      if (moves.shortestLine(kind) >= A_LINE) {
        var may = limitOf(kind + " in all");
        used.merge(
            kind, (double) Math.min(may, atWork.getOrDefault(kind + " in all", 0)), Double::sum);
        allowed.merge(kind, (double) may, Double::sum);
      }
    }
  }

  private int limitOf(String where) {
    var kind = where.startsWith(SlotKind.COPY.name()) ? SlotKind.COPY : SlotKind.CUTOVER;
    var limit = limits.of(kind);
    var number =
        where.endsWith(" in all")
            ? limit.inAll()
            : where.contains(" into ") ? limit.perTargetDatabase() : limit.perSourceDatabase();
    return number == null ? Integer.MAX_VALUE : number;
  }

  /** How many are at work where, with those that were told to begin or without. */
  private Map<String, Integer> counted(boolean withThoseTold) {
    var all = new ArrayList<>(moves.atWork());
    if (withThoseTold) {
      all.addAll(moves.mayBegin());
    }
    return counted(all);
  }

  private static Map<String, Integer> counted(List<Place> places) {
    var counted = new HashMap<String, Integer>();
    for (var place : places) {
      counted.merge(place.kind() + " in all", 1, Integer::sum);
      counted.merge(place.kind() + " into " + place.target(), 1, Integer::sum);
      counted.merge(place.kind() + " out of " + place.source(), 1, Integer::sum);
    }
    return counted;
  }
}
