package io.mailferry.operations.moment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wherever clocks are put forward or back within ten years, as java.time knows it. */
class TransitionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T21:00:00Z");

  private record Change(ZoneId zone, ZoneOffsetTransition of) {}

  private static final List<Change> CHANGES = changes();

  @Test
  void aTimeThatIsSkippedIsRefusedWithThoseBesideItWhichAreTaken() {
    var gaps = CHANGES.stream().filter(change -> change.of().isGap()).toList();

    assertThat(gaps).hasSizeGreaterThan(1_000);
    for (var gap : gaps) {
      var before = gap.of().getDateTimeBefore();
      var after = gap.of().getDateTimeAfter();
      assertThat(read(before.plus(gap.of().getDuration().dividedBy(2)), gap.zone()))
          .isInstanceOfSatisfying(
              Reading.Refused.class,
              refused ->
                  assertThat(refused.sentence())
                      .contains(SaidBack.local(before.minusMinutes(1)), SaidBack.local(after)));
      assertThat(read(before, gap.zone())).isInstanceOf(Reading.Refused.class);
      assertThat(at(before.minusMinutes(1), gap.zone()))
          .isEqualTo(gap.of().getInstant().minusSeconds(60));
      assertThat(at(after, gap.zone())).isEqualTo(gap.of().getInstant());
    }
  }

  @Test
  void ofATimeThatComesTwiceTheLaterIsTaken() {
    var overlaps = CHANGES.stream().filter(change -> change.of().isOverlap()).toList();

    assertThat(overlaps).hasSizeGreaterThan(1_000);
    for (var overlap : overlaps) {
      var first = overlap.of().getDateTimeAfter();
      assertThat(at(first, overlap.zone())).isEqualTo(overlap.of().getInstant());
      assertThat(at(first.minusMinutes(1), overlap.zone()))
          .isEqualTo(first.minusMinutes(1).toInstant(overlap.of().getOffsetBefore()));
      var last = overlap.of().getDateTimeBefore().minusMinutes(1);
      assertThat(at(last, overlap.zone())).isEqualTo(last.toInstant(overlap.of().getOffsetAfter()));
    }
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return ((Reading.Understood) read(local, zone)).at().toInstant();
  }

  private static Reading read(LocalDateTime local, ZoneId zone) {
    return Moments.read(local.toString().replace('T', ' '), zone, NOW);
  }

  private static List<Change> changes() {
    var all = new ArrayList<Change>();
    var end = NOW.plusSeconds(10L * 366 * 24 * 3600);
    for (var id : ZoneId.getAvailableZoneIds()) {
      var zone = ZoneId.of(id);
      var next = zone.getRules().nextTransition(NOW);
      while (next != null && next.getInstant().isBefore(end)) {
        all.add(new Change(zone, next));
        next = zone.getRules().nextTransition(next.getInstant());
      }
    }
    return all;
  }
}
